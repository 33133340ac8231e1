package io.camelhub.clockify.sink;

import io.camelhub.clockify.api.RejectedRow;
import io.camelhub.clockify.api.TimeEntry;
import io.camelhub.clockify.api.TimeEntryPage;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.Fingerprint;

/** Keeps rows that could not be taken in {@code clockify_rejected}: one row per payload, counted. */
public final class Rejects {

    private final Database database;

    public Rejects(Database database) {
        this.database = database;
    }

    /** Keeps the bad rows of a page, and forgets those whose entries it brings in a form that can be taken. */
    void keep(TimeEntryPage page) {
        forgetTaken(page);
        for (RejectedRow row : page.rejected()) {
            Object now = database.bind(database.now());
            String hash = Fingerprint.of(row.payload());
            int again = database.statement("rejected-again")
                    .param("integration", page.integration())
                    .param("workspace_id", page.workspaceId())
                    .param("kind", row.kind())
                    .param("payload_hash", hash)
                    .param("reason", row.reason())
                    .param("now", now)
                    .update();
            if (again == 0) {
                database.statement("rejected-create")
                        .param("integration", page.integration())
                        .param("workspace_id", page.workspaceId())
                        .param("kind", row.kind())
                        .param("reason", row.reason())
                        .param("payload", row.payload())
                        .param("payload_hash", hash)
                        .param("entry_id", row.id())
                        .param("now", now)
                        .update();
            }
        }
    }

    private void forgetTaken(TimeEntryPage page) {
        if (page.entries().isEmpty() || database.statement("rejected-known")
                .param("workspace_id", page.workspaceId())
                .query(Integer.class)
                .list()
                .isEmpty()) {
            return;
        }
        database.statement("rejected-taken")
                .param("workspace_id", page.workspaceId())
                .param("ids", database.ids(page.entries().stream().map(TimeEntry::id).toList()))
                .update();
    }
}
