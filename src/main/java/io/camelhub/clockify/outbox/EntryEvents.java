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

/** Derives events from entries' rows before and after a change; a change of nothing visible is no event. */
@Decision
final class EntryEvents {

    /** Audit dates, which change without the entry. */
    private static final Set<String> NOTES =
            Arrays.stream(Column.values()).filter(Column::audit).map(Column::label).collect(Collectors.toUnmodifiableSet());

    private EntryEvents() {
    }

    /**
     * The events, in the order of the rows.
     *
     * @param before the old rows; without deleted or missing entries
     * @param after the new rows; one that was missing before is restored
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
     * The event of a new entry.
     *
     * @param version its time of storage, because an entry deleted with its workspace may be stored anew later
     */
    static OutboxEvent created(String workspaceId, NewEntry entry, EntryLabels labels, String version) {
        return OutboxEvent.ofEntry(workspaceId, entry.id(), "created", version, json -> entry.write(json, workspaceId, labels));
    }

    /** The event of an entry that is sent again unchanged. */
    static OutboxEvent replayed(String workspaceId, String id, EntryRow row, String version) {
        return OutboxEvent.ofEntry(workspaceId, id, "created", version, body(row, Map.of()));
    }

    /** The event of a deleted entry that is sent again, without its old values. */
    static OutboxEvent gone(String workspaceId, String id, String version) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event_id", "clockify:" + workspaceId + ":" + id);
        body.put("source", "clockify");
        body.put("workspace_id", workspaceId);
        body.put("time_entry_id", id);
        body.put("previous", Map.of());
        return OutboxEvent.ofEntry(workspaceId, id, "deleted", version, OutboxEvent.Body.of(body));
    }

    /** The old values of the changed columns; empty where only audit dates changed. */
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
