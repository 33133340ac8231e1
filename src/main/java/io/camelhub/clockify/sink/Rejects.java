package io.camelhub.clockify.sink;

import io.camelhub.clockify.api.RejectedRow;
import io.camelhub.clockify.api.TimeEntryPage;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.Fingerprint;

/** Keeps rows that could not be taken in {@code clockify_rejected}: one row per payload, counted. */
public final class Rejects {

    private final Database database;

    public Rejects(Database database) {
        this.database = database;
    }

    void keep(TimeEntryPage page) {
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
                        .param("now", now)
                        .update();
            }
        }
    }
}
