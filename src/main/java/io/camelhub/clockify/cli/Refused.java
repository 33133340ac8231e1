package io.camelhub.clockify.cli;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.run.OptionalRequests;
import java.util.List;

/** What only helps and Clockify refuses or does not answer, in plain words. */
final class Refused {

    private Refused() {
    }

    /** One line a request of a workspace; in general, not where a shorter page was taken. */
    static List<String> lines(Database database, String integration, String workspaceId) {
        return database.statement("status-refusals")
                .param("integration", integration)
                .param("workspace_id", workspaceId)
                .query((row, index) -> {
                    String request = row.getString("request");
                    boolean partly = row.getObject("page_size") != null;
                    return request + ": " + Formats.text(row.getString("reason")) + " (since "
                            + Formats.time(database.dialect().instant(row, "since")) + "); "
                            + (partly ? "only users of the usual account statuses are listed" : OptionalRequests.cost(request))
                            + ", and it is tried again " + (row.getObject("status") == null ? "at the next sync" : "daily");
                })
                .list();
    }
}
