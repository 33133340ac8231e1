package io.camelhub.clockify.store;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.sync.Fingerprint;
import io.camelhub.clockify.sync.WorkspaceRun;

/** Keeps rows that could not be taken in {@code clockify_rejected}: one row per payload, counted. */
public final class Rejects {

    private final Database database;

    public Rejects(Database database) {
        this.database = database;
    }

    /** Keeps the bad rows of a page, and forgets those whose entries it brings in a form that can be taken. */
    void keep(WorkspaceRun run, TimeEntryPage page) {
        forgetTaken(run, page);
        if (!page.rejected().isEmpty()) {
            run.rejectedKnown(true);
        }
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

    private void forgetTaken(WorkspaceRun run, TimeEntryPage page) {
        if (page.entries().isEmpty() || !anyRejected(run)) {
            return;
        }
        database.statement("rejected-taken")
                .param("workspace_id", page.workspaceId())
                .param("ids", database.ids(page.entries().stream().map(TimeEntry::id).toList()))
                .update();
    }

    /** Asked of the database once a run: only a run keeps rows of a workspace, and one run at a time. */
    private boolean anyRejected(WorkspaceRun run) {
        if (run.rejectedKnown() == null) {
            run.rejectedKnown(!database.statement("rejected-known")
                    .param("workspace_id", run.workspaceId())
                    .query(Integer.class)
                    .list()
                    .isEmpty());
        }
        return run.rejectedKnown();
    }
}
