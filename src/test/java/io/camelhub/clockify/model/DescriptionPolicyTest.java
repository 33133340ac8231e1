package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DescriptionPolicyTest {

    @Test
    void an_entry_keeps_its_description_from_its_start_on() {
        Instant now = Instant.parse("2026-05-01T00:00:00Z");

        DescriptionPolicy oneDay = new DescriptionPolicy(Duration.ofDays(1));
        assertThat(oneDay.keeps(now.minusSeconds(86_399), now)).isTrue();
        assertThat(oneDay.keeps(now.minusSeconds(86_400), now)).isFalse();
        assertThat(DescriptionPolicy.NEVER.keeps(now.plusSeconds(5), now)).isFalse();
        assertThat(DescriptionPolicy.FOR_EVER.keeps(Instant.EPOCH, now)).isTrue();
    }
}
