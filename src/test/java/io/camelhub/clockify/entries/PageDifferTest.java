package io.camelhub.clockify.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.model.FieldChange;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The writes that follow from a page of time entries. */
class PageDifferTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant END = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final String ERASED = "erased-0123456789abcdef";

    private final Run run = new Run();

    /** A run of the integration {@code mine}; {@code other} syncs the workspace, too. */
    private static final class Run implements StoreContext {

        private final StoreState state = new StoreState();
        private boolean wanted = true;

        @Override
        public String workspaceId() {
            return "w";
        }

        @Override
        public boolean owns(String integration) {
            return Set.of("mine", "other").contains(integration);
        }

        @Override
        public Reason keptOut(String userId, Instant startedAt, boolean running) {
            return wanted ? null : Reason.NOT_IN_TEAMS;
        }

        @Override
        public boolean isOutdated(String entryId, Long asked) {
            return false;
        }

        @Override
        public void noteAsked(Collection<String> entryIds, Long asked) {
        }

        @Override
        public StoreState stored() {
            return state;
        }
    }

    private void known(Kind kind, String id, String name, String parentId) {
        run.state.references.put(new Reference(kind, id, name, parentId, true, null));
    }

    /** What every row carries. */
    private static Map<Column, Object> carried(Map<Column, Object> others) {
        Map<Column, Object> values = new EnumMap<>(Column.class);
        values.put(Column.USER_ID, "u");
        values.put(Column.STARTED_AT, START);
        values.put(Column.ENDED_AT, END);
        values.put(Column.DURATION_SECONDS, 3600L);
        values.putAll(others);
        return values;
    }

    private static TimeEntry row(Map<Column, Object> others) {
        return new TimeEntry("e", carried(others));
    }

    private static TimeEntry row(Column column, Object value) {
        Map<Column, Object> others = new EnumMap<>(Column.class);
        others.put(column, value);
        return row(others);
    }

    /** A stored entry; the columns that are given, and those that every row carries, have been observed. */
    private static StoredEntry stored(Map<Column, Object> others) {
        Map<Column, Object> values = new EnumMap<>(Column.class);
        Arrays.stream(Column.values()).forEach(column -> values.put(column, null));
        values.put(Column.TAG_IDS, List.of());
        values.put(Column.TAGS, List.of());
        values.put(Column.CUSTOM_FIELDS, Map.of());
        values.putAll(carried(others));
        return new StoredEntry("e", "mine", bits(carried(others).keySet()), CHANGED, null, values);
    }

    private static StoredEntry stored(Column column, Object value) {
        return stored(Map.of(column, value));
    }

    private static StoredEntry deleted(StoredEntry entry) {
        return new StoredEntry("e", entry.integration(), entry.observedColumns(), CHANGED, CHANGED, entry.values());
    }

    private static StoredEntry without(StoredEntry entry, Column column) {
        return new StoredEntry(
                "e", entry.integration(), entry.observedColumns() & ~column.bit(), CHANGED, entry.deletedAt(), entry.values());
    }

    private static StoredEntry of(String integration, StoredEntry entry) {
        return new StoredEntry("e", integration, entry.observedColumns(), CHANGED, entry.deletedAt(), entry.values());
    }

    private static int bits(Collection<Column> columns) {
        return columns.stream().mapToInt(Column::bit).sum();
    }

    private static CustomField field(String name, Object value) {
        return new CustomField(name, value);
    }

    private static TimeEntryPage page(List<TimeEntry> entries, List<RejectedRow> rejected, FieldChange... fields) {
        return new TimeEntryPage(
                "mine", "w", "report", null, entries, List.of(), List.of(), rejected, List.of(fields), true);
    }

    private PageDiff diff(StoredEntry stored, TimeEntry row, FieldChange... fields) {
        return PageDiffer.diff(run, page(row == null ? List.of() : List.of(row), List.of(), fields),
                stored == null ? Map.of() : Map.of("e", stored), NOW);
    }

    private static void assertNothing(PageDiff diff) {
        assertThat(diff.inserts()).isEmpty();
        assertThat(diff.updates()).isEmpty();
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.counts().changed()).isZero();
    }

    private static StoredEntry updated(PageDiff diff) {
        assertThat(diff.inserts()).isEmpty();
        assertThat(diff.updates()).hasSize(1);
        return diff.updates().get(0);
    }

    private static EntryChange change(PageDiff diff) {
        assertThat(diff.counts().updated()).isEqualTo(1);
        assertThat(diff.counts().unchanged()).isZero();
        assertThat(diff.changes()).hasSize(1);
        return diff.changes().get(0);
    }

    /** The row is written, but its entry did not change. */
    private static StoredEntry noted(PageDiff diff) {
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.counts().updated()).isZero();
        assertThat(diff.counts().unchanged()).isEqualTo(1);
        return updated(diff);
    }

    private static StoredEntry inserted(PageDiff diff) {
        assertThat(diff.updates()).isEmpty();
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.inserts()).hasSize(1);
        assertThat(diff.counts()).isEqualTo(new PageCounts(1, 1, 0, 0, 0, 0));
        return diff.inserts().get(0);
    }

    @Test
    void a_row_that_is_as_stored_is_not_written() {
        PageDiff diff = diff(stored(Column.DESCRIPTION, "Review"), row(Column.DESCRIPTION, "Review"));

        assertNothing(diff);
        assertThat(diff.counts()).isEqualTo(new PageCounts(1, 0, 0, 0, 1, 0));
    }

    @Test
    void an_entry_is_new_with_what_its_row_carries_and_lists_that_are_not_null() {
        StoredEntry entry = inserted(diff(null, row(Map.of())));

        assertThat(entry.id()).isEqualTo("e");
        assertThat(entry.integration()).isEqualTo("mine");
        assertThat(entry.changedAt()).isEqualTo(NOW);
        assertThat(entry.observedColumns()).isEqualTo(bits(carried(Map.of()).keySet()));
        assertThat(entry.values()).containsEntry(Column.TAG_IDS, List.of()).containsEntry(Column.TAGS, List.of())
                .containsEntry(Column.CUSTOM_FIELDS, Map.of());
    }

    @Test
    void what_is_not_wanted_is_not_new_but_what_is_stored_is_still_corrected() {
        run.wanted = false;

        assertNothing(diff(null, row(Column.DESCRIPTION, "Review")));
        assertThat(updated(diff(stored(Column.DESCRIPTION, "Draft"), row(Column.DESCRIPTION, "Review"))).values())
                .containsEntry(Column.DESCRIPTION, "Review");
    }

    @Test
    void a_column_that_a_row_does_not_carry_is_neither_erased_nor_compared() {
        StoredEntry before = stored(Map.of(Column.DESCRIPTION, "Review", Column.TAG_IDS, List.of("t"), Column.TAGS, List.of("t"),
                Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 1)), Column.BILLABLE, true));

        assertNothing(diff(before, row(Map.of())));
        assertThat(updated(diff(before, row(Column.BILLABLE, false))).values()).containsEntry(Column.DESCRIPTION, "Review")
                .containsEntry(Column.TAG_IDS, List.of("t")).containsEntry(Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 1)));
    }

    @Test
    void a_column_that_is_carried_as_null_is_emptied() {
        EntryChange change = change(diff(stored(Column.DESCRIPTION, "Review"), row(Column.DESCRIPTION, null)));

        assertThat(change.before()).containsExactly(entry("description", "Review"));
        assertThat(change.after()).containsExactly(entry("description", null));
    }

    @Test
    void the_first_learning_of_a_column_is_no_change_and_no_history() {
        StoredEntry entry = noted(diff(stored(Map.of()), row(Column.TYPE, "REGULAR")));

        assertThat(entry.values()).containsEntry(Column.TYPE, "REGULAR");
        assertThat(entry.observedColumns()).isEqualTo(bits(carried(Map.of(Column.TYPE, "REGULAR")).keySet()));
        assertThat(entry.changedAt()).isEqualTo(NOW);
    }

    @Test
    void that_a_column_is_known_to_be_empty_is_noted_and_changes_nothing() {
        StoredEntry entry = noted(diff(stored(Map.of()), row(Column.TYPE, null)));

        assertThat(entry.observed(Column.TYPE)).isTrue();
        assertThat(entry.changedAt()).isEqualTo(CHANGED);
    }

    @Test
    void a_column_that_was_observed_once_stays_so() {
        assertThat(updated(diff(stored(Column.TYPE, "REGULAR"), row(Column.BILLABLE, true))).observed(Column.TYPE)).isTrue();
    }

    @Test
    void the_history_of_an_edit_holds_what_differs_and_times_as_text() {
        PageDiff diff = diff(stored(Map.of(Column.DESCRIPTION, "Draft", Column.BILLABLE, true)), row(Map.of(
                Column.DESCRIPTION, "Review", Column.BILLABLE, true, Column.ENDED_AT, END.plusSeconds(60),
                Column.DURATION_SECONDS, 3660L)));

        EntryChange change = change(diff);
        assertThat(change.timeEntryId()).isEqualTo("e");
        assertThat(change.kind()).isEqualTo("updated");
        assertThat(change.before()).containsExactly(entry("description", "Draft"),
                entry("ended_at", "2026-03-02T09:00:00Z"), entry("duration_seconds", 3600L));
        assertThat(change.after()).containsExactly(entry("description", "Review"),
                entry("ended_at", "2026-03-02T09:01:00Z"), entry("duration_seconds", 3660L));
        assertThat(updated(diff).changedAt()).isEqualTo(NOW);
    }

    @Test
    void what_is_learnt_beside_an_edit_is_not_in_its_history() {
        EntryChange change = change(diff(stored(Column.DESCRIPTION, "Draft"),
                row(Map.of(Column.DESCRIPTION, "Review", Column.TYPE, "REGULAR"))));

        assertThat(change.after()).containsOnlyKeys("description");
    }

    @Test
    void a_timer_that_ran_and_was_stopped_has_changed() {
        Map<Column, Object> running = new EnumMap<>(Column.class);
        running.put(Column.ENDED_AT, null);
        running.put(Column.DURATION_SECONDS, null);

        assertThat(change(diff(stored(running), row(Map.of()))).before())
                .containsExactly(entry("ended_at", null), entry("duration_seconds", null));
    }

    @Test
    void names_come_from_the_reference_data() {
        known(Kind.PROJECT, "p", "Relaunch", "c");
        known(Kind.CLIENT, "c", "Straße", null);
        known(Kind.TASK, "k", "Draft", "p");
        known(Kind.TAG, "t1", "urgent", null);

        StoredEntry entry = inserted(diff(null, row(Map.of(
                Column.PROJECT_ID, "p", Column.TASK_ID, "k", Column.TAG_IDS, List.of("t1", "t2")))));

        assertThat(entry.values()).containsEntry(Column.PROJECT_NAME, "Relaunch").containsEntry(Column.CLIENT_ID, "c")
                .containsEntry(Column.CLIENT_NAME, "Straße").containsEntry(Column.TASK_NAME, "Draft")
                .as("an id stands for a name that is not known").containsEntry(Column.TAGS, List.of("urgent", "t2"));
        assertThat(entry.observed(Column.PROJECT_NAME)).isFalse();
    }

    @Test
    void a_rename_is_written_and_is_no_history() {
        known(Kind.PROJECT, "p", "New name", null);

        StoredEntry entry = noted(diff(stored(Map.of(Column.PROJECT_ID, "p", Column.PROJECT_NAME, "Old name")),
                row(Column.PROJECT_ID, "p")));

        assertThat(entry.values()).containsEntry(Column.PROJECT_NAME, "New name");
    }

    @Test
    void a_name_that_nobody_knows_any_more_stays_as_long_as_the_thing_is_the_same() {
        StoredEntry before = stored(Map.of(Column.PROJECT_ID, "p", Column.PROJECT_NAME, "Relaunch",
                Column.TASK_ID, "k", Column.TASK_NAME, "Draft"));

        assertNothing(diff(before, row(Map.of(Column.PROJECT_ID, "p", Column.TASK_ID, "k"))));
        assertThat(updated(diff(before, row(Map.of(Column.PROJECT_ID, "q", Column.TASK_ID, "l")))).values())
                .containsEntry(Column.PROJECT_NAME, null).containsEntry(Column.TASK_NAME, null);
    }

    @Test
    void the_names_are_in_the_history_of_an_entry_that_moved_to_another_project() {
        known(Kind.PROJECT, "q", "Launch", "c");
        known(Kind.CLIENT, "c", "Straße", null);

        EntryChange change = change(diff(stored(Map.of(Column.PROJECT_ID, "p", Column.PROJECT_NAME, "Relaunch")),
                row(Column.PROJECT_ID, "q")));

        assertThat(change.before()).containsExactly(entry("project_id", "p"), entry("project_name", "Relaunch"),
                entry("client_id", null), entry("client_name", null));
        assertThat(change.after()).containsExactly(entry("project_id", "q"), entry("project_name", "Launch"),
                entry("client_id", "c"), entry("client_name", "Straße"));
    }

    @Test
    void a_deleted_entry_that_is_back_is_restored_even_where_nothing_else_differs() {
        PageDiff diff = diff(deleted(stored(Map.of())), row(Map.of()));

        assertThat(change(diff).kind()).isEqualTo("restored");
        assertThat(updated(diff).deletedAt()).isNull();
        assertThat(updated(diff).changedAt()).isEqualTo(NOW);
    }

    @Test
    void a_custom_field_alone_restores_nothing() {
        PageDiff diff = diff(deleted(stored(Column.CUSTOM_FIELDS, Map.of())), null, new FieldChange("e", "f", 1));

        assertNothing(diff);
        assertThat(diff.counts().unchanged()).isZero();
    }

    @Test
    void the_row_of_an_owner_who_no_longer_syncs_the_workspace_is_taken_over_without_a_change() {
        StoredEntry entry = noted(diff(of("removed", stored(Map.of())), row(Map.of())));

        assertThat(entry.integration()).isEqualTo("mine");
        assertThat(entry.changedAt()).isEqualTo(CHANGED);
    }

    @Test
    void the_row_of_an_owner_who_syncs_the_workspace_stays_theirs_and_is_updated() {
        StoredEntry before = of("other", stored(Column.DESCRIPTION, "Draft"));

        assertNothing(diff(before, row(Column.DESCRIPTION, "Draft")));
        assertThat(updated(diff(before, row(Column.DESCRIPTION, "Review"))).integration()).isEqualTo("other");
    }

    @Test
    void custom_fields_change_with_their_values_not_with_the_way_that_numbers_are_written() {
        StoredEntry before = stored(Column.CUSTOM_FIELDS,
                Map.of("f", field("Cost", new BigDecimal("1.50")), "g", field("List", List.of(1, "a"))));

        assertNothing(diff(before, row(Column.CUSTOM_FIELDS,
                Map.of("f", field("Cost", new BigDecimal("1.5")), "g", field("List", List.of(new BigDecimal("1.0"), "a"))))));
        Map<String, CustomField> now = Map.of("f", field("Cost", 2), "g", field("List", List.of(1, "a")));
        assertThat(change(diff(before, row(Column.CUSTOM_FIELDS, now))).after()).containsExactly(entry("custom_fields", now));
    }

    @Test
    void a_custom_field_that_is_filled_or_emptied_has_changed() {
        StoredEntry filled = stored(Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 1)));
        StoredEntry empty = stored(Column.CUSTOM_FIELDS, Map.of());

        assertThat(change(diff(filled, row(Column.CUSTOM_FIELDS, Map.of()))).after()).containsEntry("custom_fields", Map.of());
        change(diff(empty, row(Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 1)))));
        change(diff(filled, null, new FieldChange("e", "f", null)));
        change(diff(empty, null, new FieldChange("e", "f", 1)));
    }

    @Test
    void another_name_of_a_custom_field_is_written_and_is_no_history() {
        StoredEntry entry = noted(diff(stored(Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 1))),
                row(Column.CUSTOM_FIELDS, Map.of("f", field("Price", 1)))));

        assertThat(entry.values()).containsEntry(Column.CUSTOM_FIELDS, Map.of("f", field("Price", 1)));
    }

    @Test
    void a_custom_field_without_a_name_gets_the_known_one_else_the_stored_one() {
        known(Kind.CUSTOM_FIELD, "f", "Cost", null);
        StoredEntry before = stored(Column.CUSTOM_FIELDS, Map.of("f", field("Old", 1), "g", field("Place", "Bonn")));

        assertThat(updated(diff(before, row(Column.CUSTOM_FIELDS, Map.of("f", field(null, 1), "g", field(null, "Bonn"))))).values())
                .containsEntry(Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 1), "g", field("Place", "Bonn")));
        Map<String, CustomField> some = Map.of("f", field("Price", 1), "g", field(null, 2));
        assertThat(inserted(diff(null, row(Column.CUSTOM_FIELDS, some))).values()).containsEntry(Column.CUSTOM_FIELDS, some);
    }

    @Test
    void a_field_that_the_feed_reports_of_a_stored_entry_is_put_to_the_others() {
        StoredEntry before = stored(Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 1), "g", field("Place", "Bonn")));

        PageDiff diff = diff(before, null, new FieldChange("e", "f", 2), new FieldChange("e", "g", null));

        assertThat(change(diff).kind()).isEqualTo("updated");
        assertThat(updated(diff).values()).containsEntry(Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 2)));
        assertNothing(diff(before, null, new FieldChange("e", "f", new BigDecimal("1.0"))));
    }

    @Test
    void a_field_is_learnt_where_not_all_of_an_entry_s_are_known_and_makes_none_of_them_known() {
        StoredEntry some = without(stored(Column.CUSTOM_FIELDS, Map.of("f", field("Cost", 1))), Column.CUSTOM_FIELDS);

        PageDiff learnt = diff(some, null, new FieldChange("e", "g", "Bonn"));
        assertThat(learnt.changes()).isEmpty();
        assertThat(updated(learnt).values().get(Column.CUSTOM_FIELDS)).isEqualTo(
                Map.of("f", field("Cost", 1), "g", field(null, "Bonn")));
        assertThat(updated(learnt).observed(Column.CUSTOM_FIELDS)).isFalse();
        assertThat(change(diff(some, null, new FieldChange("e", "f", 2))).after()).containsOnlyKeys("custom_fields");
    }

    @Test
    void a_new_entry_with_fields_of_the_feed_may_have_others() {
        StoredEntry entry = inserted(diff(null, row(Map.of()), new FieldChange("e", "f", 1)));

        assertThat(entry.values()).containsEntry(Column.CUSTOM_FIELDS, Map.of("f", field(null, 1)));
        assertThat(entry.observed(Column.CUSTOM_FIELDS)).isFalse();
    }

    @Test
    void a_field_of_an_entry_that_is_not_stored_is_left_alone() {
        assertNothing(diff(null, null, new FieldChange("e", "f", 1)));
    }

    @Test
    void a_field_of_a_person_who_was_erased_is_not_kept() {
        assertNothing(diff(stored(Column.USER_ID, ERASED), null, new FieldChange("e", "f", 1)));
        assertThat(inserted(diff(null, row(Column.USER_ID, ERASED), new FieldChange("e", "f", 1))).values())
                .containsEntry(Column.CUSTOM_FIELDS, Map.of());
    }

    @Test
    void of_two_rows_of_one_entry_the_later_counts_and_bad_rows_are_counted() {
        TimeEntryPage page = page(List.of(row(Column.DESCRIPTION, "Draft"), row(Column.DESCRIPTION, "Review")),
                List.of(new RejectedRow("time_entry", "x", "the entry has no user", "{}")));

        PageDiff diff = PageDiffer.diff(run, page, Map.of(), NOW);

        assertThat(diff.inserts()).singleElement()
                .satisfies(entry -> assertThat(entry.values()).containsEntry(Column.DESCRIPTION, "Review"));
        assertThat(diff.counts()).isEqualTo(new PageCounts(3, 1, 0, 0, 0, 1));
    }

    @Test
    void a_new_time_of_clockifys_own_alone_is_written_but_is_neither_a_change_nor_history() {
        StoredEntry stored = stored(Column.UPDATED_AT, CHANGED);

        PageDiff diff = diff(stored, row(Column.UPDATED_AT, NOW));

        assertThat(diff.updates()).singleElement().satisfies(entry -> {
            assertThat(entry.values()).containsEntry(Column.UPDATED_AT, NOW);
            assertThat(entry.changedAt()).isEqualTo(CHANGED);
        });
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.counts()).isEqualTo(new PageCounts(1, 0, 0, 0, 1, 0));
        assertNothing(diff(stored, row(Column.UPDATED_AT, CHANGED)));
    }

    @Test
    void an_amount_follows_from_rate_and_duration_so_that_it_is_no_change_and_a_rate_is_one() {
        StoredEntry stored = stored(Map.of(Column.HOURLY_RATE, 9000L, Column.BILLABLE_AMOUNT, 9000L));

        PageDiff amount = diff(stored, row(Column.BILLABLE_AMOUNT, 9500L));
        PageDiff rate = diff(stored, row(Map.of(Column.HOURLY_RATE, 9500L, Column.BILLABLE_AMOUNT, 9500L)));

        assertThat(amount.changes()).isEmpty();
        assertThat(amount.updates()).singleElement().extracting(StoredEntry::changedAt).isEqualTo(NOW);
        assertThat(rate.changes()).singleElement().satisfies(change ->
                assertThat(change.after()).containsOnly(entry("hourly_rate", 9500L), entry("billable_amount", 9500L)));
    }

    @Test
    void entries_that_are_gone_get_a_tombstone_once_and_their_last_values_are_kept() {
        Map<String, StoredEntry> stored = new LinkedHashMap<>();
        stored.put("e", stored(Column.DESCRIPTION, "Review"));
        stored.put("f", deleted(stored(Map.of())));

        PageDiff diff = PageDiffer.gone("w", stored, Map.of("e", "feed"), NOW);

        assertThat(diff.tombstones()).containsExactly("e");
        assertThat(diff.counts()).isEqualTo(new PageCounts(0, 0, 0, 1, 0, 0));
        assertThat(diff.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo("deleted");
            assertThat(change.source()).isEqualTo("feed");
            assertThat(change.before()).containsEntry("description", "Review").containsEntry("started_at", START.toString())
                    .containsOnlyKeys(Arrays.stream(Column.values()).map(Column::label).collect(Collectors.toSet()));
            assertThat(change.after()).isEmpty();
        });
    }

    @Test
    void days_are_stale_of_what_counts_and_is_summed_up_otherwise() {
        LocalDate day = LocalDate.parse("2026-03-02");
        LocalDate later = day.plusDays(3);
        StoredEntry entry = stored(Column.PROJECT_ID, "p");
        Instant otherStart = START.plus(Duration.ofDays(3));
        Instant otherEnd = END.plus(Duration.ofDays(3));

        assertThat(diff(null, row(Map.of())).staleDays()).containsExactly(day);
        assertThat(diff(null, row(Column.ENDED_AT, null)).staleDays()).isEmpty();
        assertThat(diff(entry, row(Column.PROJECT_ID, "p")).staleDays()).isEmpty();
        assertThat(diff(entry, row(Map.of(Column.PROJECT_ID, "p", Column.DESCRIPTION, "other", Column.LOCKED, true))).staleDays()).isEmpty();
        assertThat(diff(entry, row(Column.PROJECT_ID, "q")).staleDays()).containsExactly(day);
        assertThat(diff(entry, row(Map.of(Column.PROJECT_ID, "p", Column.USER_ID, "v"))).staleDays()).containsExactly(day);
        assertThat(diff(entry, row(Map.of(Column.PROJECT_ID, "p", Column.TYPE, "BREAK"))).staleDays()).containsExactly(day);
        assertThat(diff(entry, row(Map.of(Column.PROJECT_ID, "p", Column.BILLABLE, true))).staleDays()).containsExactly(day);
        assertThat(diff(entry, row(Map.of(Column.PROJECT_ID, "p", Column.STARTED_AT, otherStart, Column.ENDED_AT, otherEnd))).staleDays())
                .containsExactly(day, later);
        assertThat(diff(stored(Collections.singletonMap(Column.ENDED_AT, null)), row(Map.of())).staleDays()).containsExactly(day);
        assertThat(diff(deleted(entry), row(Column.PROJECT_ID, "p")).staleDays()).containsExactly(day);
        assertThat(diff(of("gone", entry), row(Column.PROJECT_ID, "p")).staleDays()).containsExactly(day);
        assertThat(PageDiffer.gone("w", Map.of("e", entry), Map.of("e", "feed"), NOW).staleDays()).containsExactly(day);
        assertThat(PageDiffer.gone("w", Map.of("e", deleted(entry)), Map.of("e", "feed"), NOW).staleDays()).isEmpty();
    }
}
