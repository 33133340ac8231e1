package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.EntryChange;
import io.camelhub.clockify.web.timeline.EventView.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The history of an entry in words, the oldest first. */
@Decision
final class EventHistory {

    private static final Map<String, String> KINDS = Map.of("updated", "Changed", "deleted", "Deleted in Clockify", "restored", "Back in Clockify");

    private static final Map<String, String> SOURCES = Map.of(
            "report", "by Clockify's report", "user-list", "by the list of its user", "running", "by the list of running timers",
            "feed", "by Clockify's change feed", "single", "by reading it again", "missing", "as it was missing, and gone by its id",
            "confirmed", "as a person confirmed it");

    private final ValueWords words;
    private final Set<Column> shown;

    /** @param rates whether the reader may see rates and amounts */
    EventHistory(ValueWords words, boolean rates) {
        this.words = words;
        this.shown = EnumSet.allOf(Column.class);
        shown.removeIf(Column::audit);
        if (!rates) {
            shown.removeAll(Column.RATES);
        }
    }

    /**
     * The steps.
     *
     * @param everybody whether the reader's scope is everybody; otherwise changes from the time when the entry was another user's are left out
     */
    List<Step> of(Instant firstSeen, List<EntryChange> changes, boolean everybody) {
        int moved = -1;
        for (int i = 0; i < changes.size() && !everybody; i++) {
            moved = changes.get(i).before().containsKey(Column.USER_ID.label()) && !changes.get(i).kind().equals("deleted") ? i : moved;
        }
        List<Step> steps = new ArrayList<>();
        steps.add(moved < 0 ? new Step(words.time().moment(firstSeen), "Arrived", List.of())
                : new Step(words.time().moment(changes.get(moved).seenAt()), "Became theirs", List.of()));
        changes.subList(moved + 1, changes.size()).forEach(change -> steps.add(step(change)));
        return steps;
    }

    private Step step(EntryChange change) {
        String source = change.source() == null ? null : SOURCES.get(change.source());
        String what = KINDS.getOrDefault(change.kind(), change.kind()) + (source == null ? "" : ", " + source);
        return new Step(words.time().moment(change.seenAt()), what, change.kind().equals("deleted") ? List.of() : shown.stream()
                .filter(column -> change.after().containsKey(column.label()) && !isNamed(column, change.after()))
                .map(column -> sentence(column, change)).toList());
    }

    /** Whether the name of an id is in the values, so that the id itself is left out. */
    private static boolean isNamed(Column column, Map<String, Object> values) {
        return switch (column) {
            case PROJECT_ID -> values.containsKey(Column.PROJECT_NAME.label());
            case CLIENT_ID -> values.containsKey(Column.CLIENT_NAME.label());
            case TASK_ID -> values.containsKey(Column.TASK_NAME.label());
            case TAG_IDS -> values.containsKey(Column.TAGS.label());
            default -> false;
        };
    }

    private String sentence(Column column, EntryChange change) {
        String before = words.of(column, change.before().get(column.label()));
        String after = words.of(column, change.after().get(column.label()));
        String name = column.title();
        return before == null ? name + " set to “" + after + "”" : after == null ? name + " emptied; it was “" + before + "”"
                : name + " changed from “" + before + "” to “" + after + "”";
    }
}
