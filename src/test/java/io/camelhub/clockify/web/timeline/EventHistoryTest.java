package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.query.EntryChange;
import io.camelhub.clockify.web.timeline.EventView.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The history of an entry in words. */
class EventHistoryTest {

    private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");
    private static final ValueWords WORDS = new ValueWords(new PageTime(Instant.parse("2026-11-26T10:00:00Z"), ZoneId.of("Europe/Berlin")), "EUR");

    /** Column, before and after by turns. */
    private static EntryChange change(String kind, Object... values) {
        Map<String, Object> before = new HashMap<>();
        Map<String, Object> after = new HashMap<>();
        for (int i = 0; i < values.length; i += 3) {
            before.put((String) values[i], values[i + 1]);
            after.put((String) values[i], values[i + 2]);
        }
        return new EntryChange("w", "e", kind, "feed", FIRST.plusSeconds(60), before, after);
    }

    private static List<String> changes(boolean rates, Object... values) {
        return new EventHistory(WORDS, rates).of(FIRST, List.of(change("updated", values)), true).get(1).changes();
    }

    @Test
    void each_change_says_from_what_to_what_and_when_it_was_seen() {
        assertThat(new EventHistory(WORDS, false).of(FIRST, List.of(change("updated", "description", "Review", "Review 2"),
                change("deleted", "description", "Review 2", null), change("restored")), true)).containsExactly(
                new Step("20 Nov, 11:00:00", "Arrived", List.of()),
                new Step("20 Nov, 11:01:00", "Changed, by Clockify's change feed", List.of("Description changed from “Review” to “Review 2”")),
                new Step("20 Nov, 11:01:00", "Deleted in Clockify, by Clockify's change feed", List.of()),
                new Step("20 Nov, 11:01:00", "Back in Clockify, by Clockify's change feed", List.of()));
    }

    @Test
    void values_of_each_kind_are_in_words() {
        assertThat(changes(false, "ended_at", null, "2026-11-20T10:30:00Z", "duration_seconds", null, 1800)).containsExactly(
                "End set to “20 Nov, 11:30:00”", "Duration set to “0:30”");
        assertThat(changes(false, "project_id", "5f1", "5f2", "project_name", "Engine", null)).containsExactly("Project emptied; it was “Engine”");
        assertThat(changes(false, "tags", List.of("a", "b"), List.of(), "tag_ids", List.of("1", "2"), List.of())).containsExactly("Tags emptied; it was “a, b”");
        assertThat(changes(false, "custom_fields", Map.of(), Map.of("f1", Map.of("name", "Ticket", "value", 7)))).containsExactly("Custom fields set to “Ticket: 7”");
        assertThat(changes(false, "updated_at", "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z")).isEmpty();
        assertThat(changes(false, "billable", false, true)).containsExactly("Billable changed from “No” to “Yes”");
        assertThat(changes(false, "description", "a\u202e\nb", "c")).containsExactly("Description changed from “a b” to “c”");
        assertThat(WORDS.of(Column.CUSTOM_FIELDS, new TreeMap<>(Map.of("f1", new CustomField(null, List.of("x", "y")))))).isEqualTo("f1: x, y");
        assertThat(new ValueWords(WORDS.time(), "JPY").of(Column.BILLABLE_AMOUNT, 1250L)).isEqualTo("1250 JPY");
        assertThat(new ValueWords(WORDS.time(), "???").of(Column.BILLABLE_AMOUNT, 1250L)).isEqualTo("12.50 ???");
    }

    @Test
    void rates_are_for_admins() {
        Object[] raised = {"hourly_rate", 7500, 9000, "billable_amount", 7500, 9000};

        assertThat(changes(true, raised)).containsExactly("Hourly rate changed from “75.00 EUR an hour” to “90.00 EUR an hour”",
                "Billable amount changed from “75.00 EUR” to “90.00 EUR”");
        assertThat(changes(false, raised)).isEmpty();
    }

    @Test
    void who_does_not_see_everybody_sees_nothing_of_what_it_was_as_somebody_elses() {
        List<EntryChange> changes = List.of(change("updated", "description", "Secret", "Still secret"), change("updated", "user_id", "u1", "u2"),
                change("updated", "description", "Mine", "Mine 2"));

        assertThat(new EventHistory(WORDS, false).of(FIRST, changes, false)).extracting(Step::what)
                .containsExactly("Became theirs", "Changed, by Clockify's change feed");
        assertThat(new EventHistory(WORDS, false).of(FIRST, changes, false).toString()).doesNotContain("ecret", "u1");
        assertThat(new EventHistory(WORDS, false).of(FIRST, changes, true)).hasSize(4);
    }
}
