package io.camelhub.clockify.outbox;

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
        assertThat(RefusalCause.of(answer(status))).isEqualTo(RefusalCause.EVENT);
        assertThat(RefusalCause.of(new RuntimeCamelException(answer(status)))).isEqualTo(RefusalCause.EVENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 405, 407, 408, 410, 429, 501, 502, 503, 504, 507, 521})
    void who_lets_nobody_in_is_not_there_or_too_busy_speaks_of_the_endpoint(int status) {
        assertThat(RefusalCause.of(answer(status))).isEqualTo(RefusalCause.ENDPOINT);
    }

    @Test
    void a_fault_of_the_endpoint_may_be_of_either() {
        assertThat(RefusalCause.of(new RuntimeCamelException(answer(500)))).isEqualTo(RefusalCause.EITHER);
    }

    @Test
    void so_it_is_with_exceptions() {
        assertThat(RefusalCause.of(new ConnectException("refused"))).isEqualTo(RefusalCause.ENDPOINT);
        assertThat(RefusalCause.of(new SocketTimeoutException("slow"))).isEqualTo(RefusalCause.ENDPOINT);
        assertThat(RefusalCause.of(new IOException(new TimeoutException("slow")))).isEqualTo(RefusalCause.ENDPOINT);
        assertThat(RefusalCause.of(new IllegalStateException("anything"))).isEqualTo(RefusalCause.ENDPOINT);
        assertThat(RefusalCause.of(new IllegalStateException(new RecordTooLargeException("too large")))).isEqualTo(RefusalCause.EVENT);
    }
}
