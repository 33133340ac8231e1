package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SyncProgressTest {

    private final Instant startedAt = Instant.parse("2026-03-10T12:00:00Z");
    private final SyncProgress progress = new SyncProgress(startedAt);

    @Test
    void the_line_gives_days_entries_and_how_long_it_will_take() {
        progress.covered("acme", "w1", 100, 400);
        progress.page("acme", "w1", 1000);

        assertThat(progress.line(startedAt.plusSeconds(10))).isEqualTo("100 of 400 days, 1 000 entries, 100/s, about 30 s left");
    }

    @Test
    void where_no_days_are_to_be_read_none_are_reported() {
        progress.page("acme", "w1", 8);

        assertThat(progress.line(startedAt.plusSeconds(4))).isEqualTo("8 entries, 2/s");
    }
}
