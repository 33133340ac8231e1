package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final Instant TRIED = Instant.parse("2026-03-02T10:00:00Z");

    private static Refusal refusal(Integer status) {
        return new Refusal("users", status, "no", null, null, TRIED, TRIED);
    }

    @Test
    void what_was_refused_is_tried_again_after_a_day() {
        assertThat(refusal(404).holds(TRIED.plus(Duration.ofHours(23)))).isTrue();
        assertThat(refusal(404).holds(TRIED.plus(Duration.ofHours(24)))).isFalse();
    }

    @Test
    void what_was_not_answered_is_tried_again_at_once() {
        assertThat(refusal(null).holds(TRIED)).isFalse();
    }
}
