package io.camelhub.clockify.store;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;

/** Keeps rows that could not be taken in {@code clockify_rejected}: one row per payload, counted. */
public final class Rejects {

    private final Database database;

    public Rejects(Database database) {
        this.database = database;
    }

    /** Keeps the bad rows of a page, and deletes those whose entries it brings in a form that can be taken. */
    void keep(StoreContext run, TimeEntryPage page) {
        deleteTaken(run, page);
        if (!page.rejected().isEmpty()) {
            run.stored().rejectedKnown = true;
        }
        for (RejectedRow row : page.rejected()) {
            Object now = database.bind(database.now());
            String hash = Fingerprint.of(row.payload());
            int again = database.statement("rejects/count-again")
                    .param("integration", page.integration())
                    .param("workspace_id", page.workspaceId())
                    .param("kind", row.kind())
                    .param("payload_hash", hash)
                    .param("reason", row.reason())
                    .param("now", now)
                    .update();
            if (again == 0) {
                database.statement("rejects/insert")
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

    private void deleteTaken(StoreContext run, TimeEntryPage page) {
        if (!page.entries().isEmpty() && anyRejected(run)) {
            database.statement("rejects/delete-taken")
                    .param("workspace_id", page.workspaceId())
                    .param("ids", database.ids(page.entries().stream().map(TimeEntry::id).toList()))
                    .update();
        }
    }

    /** Asked of the database once a run: only a run keeps rows of a workspace, and one run at a time. */
    private boolean anyRejected(StoreContext run) {
        StoreState stored = run.stored();
        if (stored.rejectedKnown == null) {
            stored.rejectedKnown = !database.statement("rejects/any")
                    .param("workspace_id", run.workspaceId())
                    .query(Integer.class)
                    .list()
                    .isEmpty();
        }
        return stored.rejectedKnown;
    }
}
