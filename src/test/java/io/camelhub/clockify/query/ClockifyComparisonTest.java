package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockifyComparisonTest {

    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

    private static Map<Column, Object> values(String description) {
        Map<Column, Object> values = new EnumMap<>(Column.class);
        values.put(Column.USER_ID, "u1");
        values.put(Column.STARTED_AT, START);
        values.put(Column.ENDED_AT, START.plusSeconds(3600));
        values.put(Column.DESCRIPTION, description);
        return values;
    }

    private static TimeEntryPage page(List<TimeEntry> entries, List<RejectedRow> rejected) {
        return new TimeEntryPage("acme", "w1", "single", null, entries, List.of(), List.of(), rejected, List.of(), true);
    }

    private static TimeEntryPage page(String description) {
        return page(List.of(new TimeEntry("e1", values(description))), List.of());
    }

    private static ClockifyComparison stored(Map<Column, Object> values, boolean deleted) {
        return new ClockifyComparison("e1", values, deleted, null);
    }

    @Test
    void an_entry_that_is_the_same_in_both_is_said_to_be() {
        assertThat(stored(values("Review"), false).with(page("Review"))).containsExactly(Reason.SAME_IN_CLOCKIFY.of());
    }

    @Test
    void each_column_that_is_another_one_there_is_named_with_both_values() {
        assertThat(stored(values("Review"), false).with(page(null))).containsExactly(Reason.OTHER_IN_CLOCKIFY.of(
                "column", "description", "there", "nothing", "here", "'Review'", "integration", "acme", "entry", "e1"));
    }

    @Test
    void what_was_never_reported_and_when_it_was_last_edited_are_no_difference() {
        Map<Column, Object> there = values("Review");
        there.put(Column.TYPE, "BREAK");
        there.put(Column.UPDATED_AT, START);
        Map<Column, Object> here = values("Review");
        here.put(Column.UPDATED_AT, START.plusSeconds(1));

        assertThat(stored(here, false).with(page(List.of(new TimeEntry("e1", there)), List.of()))).containsExactly(Reason.SAME_IN_CLOCKIFY.of());
    }

    @Test
    void an_entry_that_is_not_there_is_gone_or_was_never_there_or_is_deleted_as_it_should_be() {
        TimeEntryPage nothing = page(List.of(), List.of());

        assertThat(stored(values("Review"), false).with(nothing))
                .containsExactly(Reason.GONE_IN_CLOCKIFY.of("integration", "acme", "entry", "e1"));
        assertThat(stored(Map.of(), false).with(nothing)).containsExactly(Reason.NOT_IN_CLOCKIFY.of("integration", "acme"));
        assertThat(stored(values("Review"), true).with(nothing)).isEmpty();
    }

    @Test
    void an_entry_that_is_only_there_is_missing_here() {
        assertThat(stored(Map.of(), false).with(page("Review")))
                .containsExactly(Reason.MISSING_HERE.of("integration", "acme", "entry", "e1"));
        assertThat(stored(values("Review"), true).with(page("Review")))
                .containsExactly(Reason.MISSING_HERE.of("integration", "acme", "entry", "e1"));
    }

    @Test
    void a_rule_that_keeps_it_out_says_why_it_is_not_here() {
        WorkspaceReading place = WorkspaceReadingTest.place("2026-11-26", List.of(), List.of());

        assertThat(new ClockifyComparison("e1", Map.of(), false, place).with(page("Review"))).singleElement()
                .satisfies(found -> assertThat(found.reason()).isEqualTo(Reason.BEFORE_FIRST_DAY));
    }

    @Test
    void a_row_that_cannot_be_read_counts_where_it_is_the_entrys_or_has_no_id() {
        assertThat(stored(values("Review"), false).with(page(List.of(), List.of(new RejectedRow("time_entry", null, "it has no start", "{}")))))
                .containsExactly(Reason.UNREADABLE_IN_CLOCKIFY.of("why", "it has no start"));
        assertThat(stored(values("Review"), false).with(page(
                List.of(new TimeEntry("e1", values("Review"))), List.of(new RejectedRow("time_entry", "e2", "it has no start", "{}")))))
                .containsExactly(Reason.SAME_IN_CLOCKIFY.of());
    }
}
