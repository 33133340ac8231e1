package io.camelhub.clockify.outbox;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of some entries, from their rows before and after; a row that nobody could tell from the one before is no event. */
@Decision
final class EntryEvents {

    /** Notes of when something was written, which change without the entry. */
    private static final Set<String> NOTES =
            Arrays.stream(Column.values()).filter(Column::audit).map(Column::label).collect(Collectors.toUnmodifiableSet());

    private EntryEvents() {
    }

    /**
     * The events, in the order of the rows.
     *
     * @param before the rows as they were; without those of entries that were deleted, or not there
     * @param after the rows as they are; one that was not there is restored
     */
    static List<OutboxEvent> of(String workspaceId, Map<String, EntryRow> before, Map<String, EntryRow> after) {
        List<OutboxEvent> events = new ArrayList<>();
        after.forEach((id, row) -> {
            EntryRow old = before.get(id);
            Map<String, Object> previous = old == null ? Map.of() : previous(old.columns(), row.columns());
            if (old == null || !previous.isEmpty()) {
                events.add(OutboxEvent.ofEntry(workspaceId, id, old != null ? "updated" : "restored",
                        old != null ? old.version() : row.version(), body(row, previous)));
            }
        });
        before.forEach((id, row) -> {
            if (!after.containsKey(id)) {
                events.add(OutboxEvent.ofEntry(workspaceId, id, "deleted", row.version(), body(row, Map.of())));
            }
        });
        return events;
    }

    /**
     * An entry that is stored for the first time.
     *
     * @param version when, as what was removed with its workspace may be stored for the first time again
     */
    static OutboxEvent created(String workspaceId, NewEntry entry, EntryLabels labels, String version) {
        return OutboxEvent.ofEntry(workspaceId, entry.id(), "created", version, json -> entry.write(json, workspaceId, labels));
    }

    /** An entry that is told again as it is. */
    static OutboxEvent replayed(String workspaceId, String id, EntryRow row, String version) {
        return OutboxEvent.ofEntry(workspaceId, id, "created", version, body(row, Map.of()));
    }

    /** An entry that is told again to be deleted: what it was is not looked up. */
    static OutboxEvent gone(String workspaceId, String id, String version) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event_id", "clockify:" + workspaceId + ":" + id);
        body.put("source", "clockify");
        body.put("workspace_id", workspaceId);
        body.put("time_entry_id", id);
        body.put("previous", Map.of());
        return OutboxEvent.ofEntry(workspaceId, id, "deleted", version, OutboxEvent.Body.of(body));
    }

    /** The old values of what is otherwise now; empty where that is nothing but a note. */
    private static Map<String, Object> previous(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> previous = new LinkedHashMap<>();
        after.forEach((column, value) -> {
            if (!Objects.equals(before.get(column), value)) {
                previous.put(column, before.get(column));
            }
        });
        return NOTES.containsAll(previous.keySet()) ? Map.of() : previous;
    }

    private static OutboxEvent.Body body(EntryRow row, Map<String, Object> previous) {
        Map<String, Object> body = new LinkedHashMap<>(row.columns());
        body.put("previous", previous);
        return OutboxEvent.Body.of(body);
    }
}
