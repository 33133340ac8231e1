package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.http.FeedPage;
import io.camelhub.clockify.plan.FeedProgress.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockProbeTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static FeedPage page(Instant time) {
        return new FeedPage(null, List.of("e"), List.of(), Map.of("e", time), true, time, List.of());
    }

    @Test
    void utc_is_known_by_its_rules() {
        assertThat(ClockProbe.isUtc("UTC")).isTrue();
        assertThat(ClockProbe.isUtc("Europe/London")).isFalse();
        assertThat(ClockProbe.isUtc("Nowhere/Land")).isFalse();
        assertThat(ClockProbe.isUtc(null)).isFalse();
    }

    @Test
    void london_shows_utc_in_winter_alone() {
        assertThat(ClockProbe.showsUtc("Europe/London", NOW.minusSeconds(86_400), NOW)).isTrue();
        assertThat(ClockProbe.showsUtc("Europe/London", NOW, Instant.parse("2027-04-01T00:00:00Z"))).isFalse();
    }

    @Test
    void a_record_proves_something_only_where_the_wall_clock_differs_and_it_is_some_seconds_old() {
        assertThat(ClockProbe.of("Europe/Berlin", Stream.CREATED, NOW, NOW, page(NOW.minusSeconds(60))))
                .isEqualTo(new ClockProbe(Stream.CREATED, "e", NOW.minusSeconds(60)));
        assertThat(ClockProbe.of("Europe/Berlin", Stream.DELETED, NOW, NOW, page(NOW.minusSeconds(60)))).isNull();
        assertThat(ClockProbe.of("Europe/London", Stream.CREATED, NOW, NOW, page(NOW.minusSeconds(60)))).isNull();
        assertThat(ClockProbe.of("Europe/Berlin", Stream.CREATED, NOW, NOW, page(NOW.minusSeconds(1)))).isNull();
    }
}
