package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimPolicyTest {

    @Test
    void a_message_is_waited_for_twice_as_long_each_time_up_to_an_hour() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(ClaimPolicy::validity).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(ClaimPolicy.validity(1000)).isEqualTo(Duration.ofHours(1));
    }
}
