package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.run.BudgetPolicy.Counted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The requests of the last hour, of all processes on the database, in the table {@code clockify_request}. */
final class SentRequests {

    /** The workspace of a request whose key is not discovered yet. */
    static final String ANY_WORKSPACE = "?";

    private final Database database;

    SentRequests(Database database) {
        this.database = database;
    }

    /** The counted requests of a workspace. */
    List<Counted> of(String workspaceId, Instant now) {
        return counted(database.statement("sent-requests/list", "workspace_id", workspaceId), now);
    }

    /** The counted requests of keys that are not discovered yet. */
    List<Counted> byUnknownKeys(Instant now) {
        return counting(database.table("clockify_request").select("sent_at", "answered_at", "backfill").where("workspace_id", ANY_WORKSPACE)
                .above("sent_at", kept(now)).any(late -> late.above("sent_at", since(now)).above("answered_at", since(now)))
                .list((row, index) -> counted(row)), now);
    }

    /** Corrects times in the future, after the database's clock was set back: such requests count for an hour from now. */
    void correct(String workspaceId, Instant now) {
        Instant latest = Term.latest(now);
        database.table("clockify_request").update()
                .setTo("sent_at", "case when sent_at > ? then ? else sent_at end", latest, now)
                .setTo("answered_at", "case when answered_at > ? then ? else answered_at end", latest, now)
                .in("workspace_id", List.of(workspaceId, RequestBudget.NO_WORKSPACE, ANY_WORKSPACE))
                .any(ahead -> ahead.above("sent_at", latest).above("answered_at", latest)).run();
    }

    /** The counted requests by workspace; those that count for all under {@link #ANY_WORKSPACE}. */
    Map<String, List<Counted>> of(Collection<String> workspaceIds, Instant now) {
        Map<String, List<Counted>> sent = new HashMap<>();
        since(database.statement("sent-requests/list-of-workspaces", "workspaces", workspaceIds), now).query(row -> {
            Counted request = counted(row);
            if (request.ending().isAfter(now)) {
                sent.computeIfAbsent(row.getString("workspace_id"), none -> new ArrayList<>()).add(request);
            }
        });
        return sent;
    }

    /** The number of counted requests by workspace; those that count for all under {@link #ANY_WORKSPACE}. */
    Map<String, Integer> numbers(Instant now) {
        Map<String, Integer> numbers = new HashMap<>();
        since(database.statement("sent-requests/count", "answered_since", now.minus(BudgetPolicy.HOUR)), now).query(row -> {
            numbers.merge(row.getString("workspace_id"), row.getInt("requests"), Integer::sum);
        });
        return numbers;
    }

    /** Reads all stored requests, because the answer of a paused process may be recorded late. */
    private List<Counted> counted(JdbcClient.StatementSpec statement, Instant now) {
        return counting(since(statement, now).query((row, index) -> counted(row)).list(), now);
    }

    private static List<Counted> counting(List<Counted> sent, Instant now) {
        return sent.stream().filter(request -> request.ending().isAfter(now)).toList();
    }

    private static Instant kept(Instant now) {
        return now.minus(BudgetPolicy.KEPT);
    }

    private static Instant since(Instant now) {
        return now.minus(BudgetPolicy.HOUR).minus(BudgetPolicy.LONGEST_ANSWER);
    }

    private JdbcClient.StatementSpec since(JdbcClient.StatementSpec statement, Instant now) {
        return statement
                .param("kept", database.bind(kept(now)))
                .param("since", database.bind(since(now)));
    }

    private Counted counted(ResultSet row) throws SQLException {
        return Counted.of(database.instant(row, "sent_at"), database.instant(row, "answered_at"), row.getBoolean("backfill"));
    }
}
