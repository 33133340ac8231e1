package io.camelhub.clockify.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does it speak of the event? */
class RefusalCauseTest {

    private static Throwable answer(int status) {
        return new HttpOperationFailedException("https://bus.example.com", status, "no", null, Map.of(), "");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 415, 422, 431})
    void an_answer_that_names_the_request_as_wrong_does(int status) {
        assertThat(RefusalCause.isOfTheEvent(answer(status))).isTrue();
        assertThat(RefusalCause.isOfTheEvent(new RuntimeCamelException(answer(status)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 405, 407, 408, 410, 429, 500, 502, 503, 504})
    void who_lets_nobody_in_is_not_there_too_busy_or_at_fault_does_not(int status) {
        assertThat(RefusalCause.isOfTheEvent(answer(status))).isFalse();
    }

    @Test
    void so_it_is_with_exceptions() {
        assertThat(RefusalCause.isOfTheEvent(new ConnectException("refused"))).isFalse();
        assertThat(RefusalCause.isOfTheEvent(new SocketTimeoutException("slow"))).isFalse();
        assertThat(RefusalCause.isOfTheEvent(new IOException(new TimeoutException("slow")))).isFalse();
        assertThat(RefusalCause.isOfTheEvent(new IllegalStateException("anything"))).isFalse();
        assertThat(RefusalCause.isOfTheEvent(new IllegalStateException(new RecordTooLargeException("too large")))).isTrue();
    }
}
