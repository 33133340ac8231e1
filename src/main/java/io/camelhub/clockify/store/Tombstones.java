package io.camelhub.clockify.store;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.sync.WorkspaceRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Marks entries as deleted; a tombstone keeps the row, and comes off when the entry comes back. */
public final class Tombstones {

    private final Database database;
    private final TimeEntries entries;

    public Tombstones(Database database, TimeEntries entries) {
        this.database = database;
        this.entries = entries;
    }

    /** What to write for entries that are gone; those that have a tombstone already get none. */
    public PageDiff judge(WorkspaceRun run, List<String> gone) {
        Instant now = database.now();
        Batch tombstones = entries.batch(Map.of("workspace_id", run.workspaceId(), "now", now), List.of("id"));
        Batch changes = entries.changes(run.workspaceId(), now);
        entries.stored(run.workspaceId(), gone).forEach((id, stored) -> {
            if (stored.deletedAt() == null) {
                tombstones.add(id);
                Map<String, Object> old = new LinkedHashMap<>();
                for (Column column : Column.values()) {
                    Object value = stored.values().get(column);
                    old.put(column.label(), value instanceof Instant time ? time.toString() : value);
                }
                entries.remember(changes, id, "deleted", old, Map.of());
            }
        });
        PageCounts counts = new PageCounts(0, 0, 0, tombstones.size(), 0, 0);
        return new PageDiff(List.of(), tombstones.parameters(), changes.parameters(), counts);
    }
}
