package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.timeline.DaySum;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.web.page.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events under their days, each on one line. */
class TimelineDaysTest {

    private static final PageTime TIME = new PageTime(Instant.parse("2026-11-26T10:00:00Z"), ZoneId.of("Europe/Berlin"));
    private static final Address LIST = Address.of("/console/timeline", "team=A&before=2026-11-26T00:00:00Z");

    /** @param employee null for nobody */
    private static Event event(String id, String start, String end, String employee, String email, String user, String type, String project, String title) {
        Instant begin = Instant.parse(start);
        Instant stop = end == null ? null : Instant.parse(end);
        return new Event("clockify:w:" + id, "acme", type, begin, stop, null, employee, employee == null ? null : "Ada", "A", email, user, "w", "Work",
                id, project, null, null, List.of(), true, title);
    }

    private static Event event(String id, String start, String end) {
        return event(id, start, end, "E1", "ada@acme.example", "u1", "REGULAR", "Engine", "Note");
    }

    private static EventLine line(Event event) {
        return EventLine.of(event, TIME, LIST, false, null);
    }

    @Test
    void an_event_stands_under_the_day_on_which_it_starts_in_the_zone_with_the_sum_of_the_whole_day() {
        List<Event> events = List.of(event("e1", "2026-11-26T09:18:00Z", null), event("e2", "2026-11-25T23:30:00Z", "2026-11-26T00:30:00Z"),
                event("e3", "2026-11-25T22:30:00Z", "2026-11-25T23:30:00Z"));
        LocalDate today = LocalDate.parse("2026-11-26");
        List<DayView> days = TimelineDays.of(events, List.of(new DaySum(today, 40, 112_800, 2)), TIME, LIST, Set.of("clockify:w:e2"), Map.of());

        assertThat(TimelineDays.of(events, TIME)).containsExactly(today, today.minusDays(1));
        assertThat(days).extracting(DayView::heading).containsExactly("Today, Thu 26 Nov", "Yesterday, Wed 25 Nov");
        assertThat(days).extracting(DayView::sum).as("one is not known").containsExactly("31 h 20 min · 2 running", "");
        assertThat(days.get(0).events()).extracting(EventLine::id).containsExactly("e1", "e2");
        assertThat(days.get(0).events()).extracting(EventLine::isNew).containsExactly(false, true);
    }

    @Test
    void the_sum_of_a_day_says_no_more_than_there_is() {
        List<Event> events = List.of(event("e1", "2026-11-26T09:18:00Z", null));
        LocalDate day = LocalDate.parse("2026-11-26");
        for (var sum : Map.of(new DaySum(day, 2, 0, 2), "2 running", new DaySum(day, 1, 0, 0), "0 min", new DaySum(day, 1, 2_700, 0), "45 min").entrySet()) {
            assertThat(TimelineDays.of(events, List.of(sum.getKey()), TIME, LIST, Set.of(), Map.of()).get(0).sum()).isEqualTo(sum.getValue());
        }
    }

    @Test
    void a_running_timer_says_how_long_it_has_run() {
        EventLine line = line(event("e1", "2026-11-26T09:18:00Z", null));

        assertThat(line.end()).isEqualTo("now");
        assertThat(line.length()).isNull();
        assertThat(line.running()).isEqualTo(2_520);
        assertThat(line.soFar()).isEqualTo("0:42");
        assertThat(line(event("e1", "2026-11-26T11:00:00Z", null)).running()).as("by a clock that is ahead").isZero();
    }

    @Test
    void an_event_that_ends_on_another_day_says_so() {
        EventLine line = line(event("e1", "2026-11-24T22:00:00Z", "2026-11-26T00:30:00Z"));

        assertThat(line.start() + " " + line.end() + " " + line.later() + " " + line.length()).isEqualTo("23:00 01:30 +2 26:30");
        assertThat(line(event("e1", "2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z")).later()).isNull();
    }

    @Test
    void whom_nobody_matched_is_named_as_well_as_can_be() {
        String start = "2026-11-26T09:00:00Z";
        Event unmatched = event("e1", start, null, null, "kay@acme.example", "5f00000000000000000000aa", "REGULAR", null, "Note");

        assertThat(line(event("e1", start, null)).isMatched()).isTrue();
        assertThat(line(unmatched).isMatched()).isFalse();
        assertThat(line(unmatched).person()).isEqualTo("kay@acme.example");
        assertThat(EventLine.of(unmatched, TIME, LIST, false, "Kay\u202e\nKiosk").person()).isEqualTo("Kay Kiosk");
        Event unknown = event("e1", start, null, null, null, "5f00000000000000000000aa", "REGULAR", null, "Note");
        assertThat(EventLine.of(unknown, TIME, LIST, false, unknown.userId()).person()).isEqualTo("User …0000aa");
        EventLine erased = line(event("e1", start, null, null, null, "erased-1", "REGULAR", null, "Note"));
        assertThat(erased.person()).isEqualTo("Somebody erased");
        assertThat(erased.isMatched()).as("nobody is to match them").isTrue();
    }

    @Test
    void what_is_unusual_is_said_and_what_is_missing_has_a_name() {
        String start = "2026-11-26T09:00:00Z";

        assertThat(line(event("e1", start, null)).kind()).isNull();
        assertThat(line(event("e1", start, null, "E1", null, "u1", "TIME_OFF", null, null)).kind()).isEqualTo("Time off");
        assertThat(line(event("e1", start, null, "E1", null, "u1", null, null, " \u0000")).title()).isEqualTo("No description");
        assertThat(line(event("e1", start, null, "E1", null, "u1", null, null, "x")).dot()).isEmpty();
        assertThat(line(event("e1", start, null)).dot()).as("the same each time").matches("c[0-5]").isEqualTo(line(event("e2", start, null)).dot());
        assertThat(line(event("e1", start, null)).href()).isEqualTo("/console/timeline/w/e1?team=A&before=2026-11-26T00%3A00%3A00Z");
    }
}
