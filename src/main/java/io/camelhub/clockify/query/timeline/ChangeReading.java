package io.camelhub.clockify.query.timeline;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.query.timeline.Sight.Version;
import io.camelhub.clockify.query.timeline.event.Event;
import io.camelhub.clockify.query.timeline.event.TimelineChange;
import io.camelhub.clockify.query.timeline.event.TimelineChange.Position;
import io.camelhub.clockify.store.JsonColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;

/** The changes of the timeline: what was stored, edited, deleted and restored, one by one. */
final class ChangeReading {

    private final Database database;
    private final FilteredEntries entries;
    private final JsonColumns columns;
    private final RowMapper<Event> event;

    ChangeReading(Database database, FilteredEntries entries, JsonColumns columns, RowMapper<Event> event) {
        this.database = database;
        this.entries = entries;
        this.columns = columns;
        this.event = event;
    }

    private record Id(String workspaceId, String timeEntryId) {
    }

    private record Current(Event event, Version version) {
    }

    /** Those behind a position that were seen until a time, so many of them before the filter. */
    TimelineChange.Batch after(Sight sight, Position position, Instant until, int most) {
        List<Position> seen = entries.statement("changes", "at", position.seenAt(), "change_id", position.changeId(),
                        "workspace_id", position.workspaceId(), "time_entry_id", position.timeEntryId(), "until", until, "most", most)
                .query((row, index) -> new Position(database.instant(row, "seen_at"), row.getLong("change_id"),
                        row.getString("workspace_id"), row.getString("time_entry_id")))
                .list();
        if (seen.isEmpty()) {
            return new TimelineChange.Batch(List.of(), position);
        }
        List<Id> ids = seen.stream().map(ChangeReading::id).distinct().toList();
        // the entries first: to undo a change that came in between and that they do not have yet changes nothing
        Map<Id, Current> now = now(ids);
        Map<Id, List<EntryHistory.Change>> histories = histories(ids, position.seenAt());
        List<TimelineChange> changes = new ArrayList<>();
        for (Position change : seen) {
            Current current = now.get(id(change));
            new EntryHistory(current.version(), histories.getOrDefault(id(change), List.of())).kind(change.changeId(), sight)
                    .ifPresent(kind -> changes.add(new TimelineChange(kind, change, current.event())));
        }
        return new TimelineChange.Batch(changes, seen.get(seen.size() - 1));
    }

    private static Id id(Position change) {
        return new Id(change.workspaceId(), change.timeEntryId());
    }

    private static List<Object[]> keys(List<Id> ids) {
        return ids.stream().map(id -> new Object[] {id.workspaceId(), id.timeEntryId()}).toList();
    }

    /** The changes since a time, the newest first. */
    private Map<Id, List<EntryHistory.Change>> histories(List<Id> ids, Instant since) {
        Map<Id, List<EntryHistory.Change>> histories = new HashMap<>();
        for (List<Id> part : FilteredEntries.parts(ids)) {
            entries.statement("histories", "keys", keys(part), "at", since).query(row -> {
                histories.computeIfAbsent(new Id(row.getString("workspace_id"), row.getString("time_entry_id")), id -> new ArrayList<>())
                        .add(new EntryHistory.Change(row.getLong("id"), row.getString("kind"), columns.object(row.getString("old_values"))));
            });
        }
        return histories;
    }

    private Map<Id, Current> now(List<Id> ids) {
        Map<Id, Current> now = new HashMap<>();
        for (List<Id> part : FilteredEntries.parts(ids)) {
            entries.statement("events", "keys", keys(part)).query(row -> {
                Event event = this.event.mapRow(row, 0);
                now.put(new Id(event.workspaceId(), event.timeEntryId()), new Current(event, version(event, row)));
            });
        }
        return now;
    }

    private static Version version(Event event, ResultSet row) throws SQLException {
        EntryKey key = new EntryKey(event.workspaceId(), event.timeEntryId(), event.occurredAt());
        if (row.getObject("deleted_at") != null) {
            return new Version(key, event.integration(), Map.of());
        }
        Map<String, Object> values = new HashMap<>();
        for (String column : List.of("user_id", "type", "project_name", "task_name", "description")) {
            values.put(column, row.getString(column));
        }
        values.put("started_at", event.occurredAt().toString());
        values.put("ended_at", Objects.toString(event.endedAt(), null));
        return new Version(key, event.integration(), values);
    }
}
