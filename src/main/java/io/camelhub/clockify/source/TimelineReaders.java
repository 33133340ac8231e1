package io.camelhub.clockify.source;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.query.timeline.event.TimelineChange.Position;

/** How far each reader of the timeline's changes has come: the table {@code clockify_timeline_reader}. */
final class TimelineReaders {

    private final Database database;

    TimelineReaders(Database database) {
        this.database = database;
    }

    /** Where a reader stands; one that is new begins at a position. */
    Position position(String name, Position start) {
        return database.statement("timeline-readers/read", "name", name)
                .query((row, index) -> new Position(database.instant(row, "seen_at"), row.getLong("change_id"),
                        row.getString("workspace_id"), row.getString("time_entry_id")))
                .optional()
                .orElseGet(() -> create(name, start));
    }

    private Position create(String name, Position start) {
        database.statement("timeline-readers/create", "name", name, "seen_at", start.seenAt(), "change_id", start.changeId(),
                "workspace_id", start.workspaceId(), "time_entry_id", start.timeEntryId()).update();
        return position(name, start);
    }

    /**
     * Moves a reader on.
     *
     * @throws IllegalStateException where it no longer stands at {@code from}: another route has the same name
     */
    void move(String name, Position from, Position to) {
        int moved = database.statement("timeline-readers/move", "name", name, "seen_at", to.seenAt(), "change_id", to.changeId(),
                "workspace_id", to.workspaceId(), "time_entry_id", to.timeEntryId(),
                "from_seen_at", from.seenAt(), "from_change_id", from.changeId(),
                "from_workspace_id", from.workspaceId(), "from_time_entry_id", from.timeEntryId()).update();
        if (moved == 0) {
            throw new IllegalStateException("another route reads the timeline as " + name
                    + " at the same time: give each a reader of its own, and run a route on one node only");
        }
    }
}
