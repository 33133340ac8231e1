package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.run.OptionalRequests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The optional requests that Clockify refuses or does not answer. */
public final class RefusalQuery {

    private final Database database;

    public RefusalQuery(Database database) {
        this.database = database;
    }

    /**
     * A refused optional request.
     *
     * @param cost what is missing without it, in words
     * @param daily whether it is retried daily; otherwise at the next sync
     */
    public record Refused(String request, String reason, Instant since, String cost, boolean daily) {

        /** Whether it is the request for users or for groups. */
        public boolean isOfPeople() {
            return Set.of(OptionalRequests.USERS, OptionalRequests.GROUPS).contains(request);
        }
    }

    /** The refused requests of a workspace, without those that only needed a smaller page. */
    public List<Refused> refused(String integration, String workspaceId) {
        return refusals().where("integration", integration).where("workspace_id", workspaceId).list((row, index) -> refused(row));
    }

    /** Receives a refused request with its integration and workspace. */
    public interface Visitor {
        void refused(String integration, String workspaceId, Refused refused);
    }

    /** The refused requests of all workspaces. */
    public void all(Visitor visitor) {
        refusals().forEach(row -> {
            visitor.refused(row.getString("integration"), row.getString("workspace_id"), refused(row));
        });
    }

    private Select refusals() {
        return database.table("clockify_refusal").select("integration", "workspace_id", "request", "status", "reason", "page_size", "since")
                .not("request", "entries").any(or -> or.isNull("page_size").where("form", "none")).orderBy("request");
    }

    private Refused refused(ResultSet row) throws SQLException {
        return new Refused(row.getString("request"), row.getString("reason"), database.instant(row, "since"),
                row.getObject("page_size") != null ? "only users of the usual account statuses are listed"
                        : OptionalRequests.cost(row.getString("request")),
                row.getObject("status") != null);
    }
}
