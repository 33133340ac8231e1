package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.http.FeedPage;
import io.camelhub.clockify.plan.FeedProgress.Stream;
import io.camelhub.clockify.plan.FeedState.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedStateTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final FeedState state = new FeedState("Europe/Berlin", Duration.ofMinutes(2));

    FeedStateTest() {
        state.on = true;
        state.now = NOW;
        state.cursor = NOW.minus(Duration.ofHours(1));
        state.clock = FeedState.UTC;
        state.allTypes = true;
        state.signals = true;
        state.longest = FeedState.LONGEST;
        window(false);
    }

    private void window(boolean widened) {
        state.progress = new FeedProgress(state.cursor, state.windowEnd(widened), widened, List.of());
    }

    private static FeedPage page(String... entryIds) {
        return new FeedPage(null, List.of(entryIds), List.of(), Map.of(), true, null, List.of());
    }

    @Test
    void as_long_as_clockifys_time_is_unknown_a_second_that_is_over_is_asked_for() {
        state.now = null;

        assertThat(state.request(NOW)).isEqualTo(new Request("deleted",
                "type=TIME_ENTRY&start=2026-11-24T10:00:00Z&end=2026-11-24T10:00:01Z&page=0&limit=1"));
    }

    @Test
    void a_window_is_asked_for_stream_by_stream_its_deletions_as_far_as_they_have_shown_up() {
        assertThat(state.advance()).isTrue();
        assertThat(state.request(NOW).query()).startsWith("type=TIME_ENTRY&type=").endsWith("&start=2026-11-25T09:00:00Z&end=2026-11-25T10:00:00Z&page=0&limit=50");
        assertThat(state.first()).extracting(Request::stream).containsExactly("created", "updated", "deleted");
        assertThat(state.first().get(2).query()).contains("&end=2026-11-25T09:58:00Z");

        for (Stream stream : Stream.values()) {
            assertThat(state.stream()).isEqualTo(stream);
            state.page = page();
            assertThat(state.add()).isFalse();
        }
        assertThat(state.advance()).isFalse();
        assertThat(state.ready).isTrue();
    }

    @Test
    void in_so_short_a_window_no_deletion_can_have_shown_up_and_none_is_asked_for() {
        state.cursor = NOW.minusSeconds(60);
        window(false);
        assertThat(state.first()).extracting(Request::stream).containsExactly("created", "updated");
        for (int stream = 0; stream < 2; stream++) {
            state.page = page();
            state.add();
        }

        assertThat(state.advance()).isFalse();
    }

    @Test
    void a_window_ends_with_now_or_with_what_clockify_allows() {
        assertThat(state.windowEnd(false)).isEqualTo(NOW);
        assertThat(state.isCurrent()).isFalse();

        state.cursor = NOW.minus(Duration.ofDays(40));
        assertThat(state.windowEnd(false)).isEqualTo(state.cursor.plus(Duration.ofDays(30)));
        assertThat(state.windowEnd(true)).isEqualTo(state.cursor.plus(Duration.ofDays(30)).minus(ClockProbe.ZONES.multipliedBy(2)));

        state.cursor = NOW.minusSeconds(1);
        assertThat(state.isCurrent()).isTrue();
    }

    @Test
    void a_clock_that_is_not_known_widens_the_window_and_is_probed() {
        state.clock = null;
        assertThat(state.widens()).isTrue();
        window(true);
        assertThat(state.first()).isEmpty();
        assertThat(state.margin()).isEqualTo(ClockProbe.ZONES.multipliedBy(2));
        state.page = new FeedPage(null, List.of("e"), List.of(), Map.of("e", NOW.minusSeconds(1800)), true, null, List.of());
        state.add();
        assertThat(state.probe).isNotNull();

        for (int stream = 1; stream < 3; stream++) {
            assertThat(state.advance()).isTrue();
            assertThat(state.probing).isFalse();
            state.page = page();
            state.add();
        }
        assertThat(state.advance()).isTrue();
        assertThat(state.request(NOW)).isEqualTo(new Request("created",
                "type=TIME_ENTRY&start=2026-11-25T09:30:00Z&end=2026-11-25T09:30:02Z&page=0&limit=50"));

        state.page = page("another");
        assertThat(state.onProbe()).isFalse();
        assertThat(state.advance()).isFalse();
    }

    @Test
    void where_utc_is_known_nothing_is_widened() {
        assertThat(state.widens()).isFalse();
        assertThat(state.margin()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void what_is_refused_by_400_is_asked_for_with_less_until_nothing_is_left() {
        assertThat(state.onRefusal(true)).isTrue();
        assertThat(state.allTypes).isFalse();
        assertThat(state.onRefusal(true)).isTrue();
        assertThat(state.longest).isEqualTo(Duration.ofHours(24));
        assertThat(state.onRefusal(true)).isFalse();
        assertThat(state.on).isFalse();
    }

    @Test
    void a_type_of_a_stream_that_is_refused_costs_neither_projects_nor_entries() {
        state.signalTypes = Set.of("HOLIDAYS", "EXPENSES");
        assertThat(state.request(NOW).query()).startsWith("type=TIME_ENTRY&").contains("&type=TASKS&type=EXPENSES&type=HOLIDAYS&start=");

        assertThat(state.onRefusal(true)).isTrue();
        window(false);
        assertThat(state.request(NOW).query()).contains("&type=PROJECTS&").doesNotContain("HOLIDAYS");

        assertThat(state.onRefusal(true)).isTrue();
        window(false);
        assertThat(state.request(NOW).query()).startsWith("type=TIME_ENTRY&start=");
        assertThat(state.longest).isEqualTo(FeedState.LONGEST);
    }

    @Test
    void any_other_refusal_ends_it_at_once() {
        assertThat(state.onRefusal(false)).isFalse();
        assertThat(state.allTypes).isTrue();
    }

    @Test
    void an_id_begins_with_its_time() {
        assertThat(FeedState.objectId(Instant.ofEpochSecond(255))).isEqualTo("000000ff");
        assertThat(FeedState.objectId(Instant.MIN)).isEqualTo("00000000");
        assertThat(FeedState.objectId(Instant.MAX)).isEqualTo("ffffffff");
    }
}
