package io.camelhub.clockify.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.RequestFailedException;
import io.camelhub.clockify.client.error.RequestRefusedException;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The requests that only help. Where Clockify refuses one, or does not answer it, the sync learns from what there is; what was
 * refused is tried again daily, what was not answered at the next sync. What decides is the reading of the entries.
 */
public final class OptionalRequests {

    public static final String USERS = "users";
    public static final String GROUPS = "user groups";
    static final String RUNNING = "running timers";
    static final String CHANGES = "change feed";
    public static final String TASKS = "tasks";

    /** Stands for the entries themselves: where even they were not answered. */
    private static final String ENTRIES = "entries";

    /** The status of a refusal that concerns the key's rights. */
    private static final int DENIED = 403;

    private static final Logger LOG = LoggerFactory.getLogger(OptionalRequests.class);

    private static final Map<String, String> COSTS = Map.of(
            USERS, "people are learnt from their entries",
            GROUPS, "user groups stay as they were read last",
            RUNNING, "timers are learnt from the change feed and the report",
            ENTRIES, "the next sync asks for entries first",
            CHANGES, "the last days are read again at each sync");

    private final Database database;
    private final Pseudonymizer forgotten;

    public OptionalRequests(Database database) {
        this.database = database;
        this.forgotten = new Pseudonymizer(database);
    }

    /** What a run knows of the requests that only help. */
    static final class State {

        private final Map<String, Refusal> known;
        /** The requests of this run, and whether they were answered. */
        private final Map<String, Boolean> made = new HashMap<>();
        private boolean doubts;

        private State(List<Refusal> refusals) {
            known = refusals.stream().collect(Collectors.toMap(Refusal::request, refusal -> refusal));
        }
    }

    /** What a request costs that fails, in plain words. */
    public static String cost(String request) {
        return COSTS.getOrDefault(request, "names are learnt from the entries");
    }

    private State state(WorkspaceRun run) {
        if (run.optional() == null) {
            run.optional(new State(refusals(run.integration(), run.workspaceId())));
            run.optional().doubts = run.optional().known.containsKey(ENTRIES);
        }
        return run.optional();
    }

    private List<Refusal> refusals(String integration, String workspaceId) {
        return at(integration, workspaceId, "refusal-list")
                .query((row, index) -> new Refusal(
                        row.getString("request"),
                        row.getObject("status") == null ? null : row.getInt("status"),
                        row.getString("reason"),
                        row.getObject("page_size") == null ? null : row.getInt("page_size"),
                        row.getString("form") == null ? null : ListReading.Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)),
                        database.dialect().instant(row, "since"),
                        database.dialect().instant(row, "tried_at")))
                .list();
    }

    private JdbcClient.StatementSpec at(String integration, String workspaceId, String statement) {
        return database.statement(statement).param("integration", integration).param("workspace_id", workspaceId);
    }

    /** Whether a request is to be made now, as far as it failed before. Users and groups are read daily besides. */
    public boolean asks(WorkspaceRun run, String request) {
        State state = state(run);
        Refusal before = state.known.get(request);
        if (state.made.containsKey(request) || before != null && before.whole() && before.holds(database.now())) {
            return false;
        }
        return before != null && before.whole() || run.peopleDue() || !request.equals(USERS) && !request.equals(GROUPS);
    }

    /** Whether a request that failed before is to be made again now. */
    public boolean asksAgain(WorkspaceRun run, String request) {
        return state(run).known.containsKey(request) && state(run).known.get(request).whole() && asks(run, request);
    }

    /** Whether the list of users, refused for another reason than the key's rights, need not be asked for by the guard. */
    public boolean refusesUsers(WorkspaceRun run) {
        Refusal before = state(run).known.get(USERS);
        return before != null && before.whole() && before.holds(database.now()) && before.status() != DENIED;
    }

    /** A request was answered. */
    public void answered(WorkspaceRun run, String request) {
        state(run).made.put(request, true);
        state(run).doubts = false;
        forget(run, request);
    }

    private void forget(WorkspaceRun run, String request) {
        Refusal before = state(run).known.get(request);
        if (before != null && (before.whole() || !before.holds(database.now()))) {
            state(run).known.remove(request);
            at(run.integration(), run.workspaceId(), "refusal-forget")
                    .param("request", request)
                    .param("old", database.bind(database.now().minus(Refusal.AGAIN)))
                    .update();
        }
    }

    /** Whether a request was answered in this run. */
    public boolean wasAnswered(WorkspaceRun run, String request) {
        return Boolean.TRUE.equals(state(run).made.get(request));
    }

    /** Whether a request was refused in this run, rather than not answered, or not made. */
    public boolean wasRefused(WorkspaceRun run, String request) {
        return Boolean.FALSE.equals(state(run).made.get(request)) && !state(run).known.get(request).unanswered();
    }

    /**
     * A request was refused, or not answered: the run goes on without it. Where it was answered before, Clockify as a whole may
     * be away.
     */
    public void failed(WorkspaceRun run, String request, Exception thrown) {
        State state = state(run);
        Refusal refusal = failed(run.integration(), run.workspaceId(), request, (RequestFailedException) ErrorTranslator.cause(thrown));
        Refusal before = state.known.put(request, refusal);
        state.made.put(request, false);
        if (refusal.unanswered()) {
            state.doubts |= before == null || !before.unanswered();
            run.leave(refusal.reason() + "; " + cost(request));
        }
    }

    Refusal failed(String integration, String workspaceId, String request, RequestFailedException fault) {
        Refusal refusal = new Refusal(
                request, fault.refusedWith(), forgotten.users().in(fault.getMessage()), null, null, database.now(), database.now());
        LOG.warn("Workspace {}: {}; {}", workspaceId, refusal.reason(), cost(request));
        keep(integration, workspaceId, refusal);
        return refusal;
    }

    private void keep(String integration, String workspaceId, Refusal refusal) {
        for (String statement : List.of("refusal-again", "refusal-create")) {
            int rows = at(integration, workspaceId, statement)
                    .param("request", refusal.request())
                    .param("status", refusal.status())
                    .param("reason", refusal.reason())
                    .param("page_size", refusal.pageSize())
                    .param("form", refusal.form() == null ? null : refusal.form().name().toLowerCase(Locale.ROOT))
                    .param("now", database.bind(refusal.triedAt()))
                    .update();
            if (rows > 0) {
                return;
            }
        }
    }

    /** Whether entries are to be asked for, before another request that only helps, since Clockify as a whole may be away. */
    public boolean doubts(WorkspaceRun run) {
        return state(run).doubts;
    }

    /** Entries can be asked for, or are refused: Clockify is there. */
    public void goOn(WorkspaceRun run) {
        state(run).doubts = false;
        forget(run, ENTRIES);
    }

    /** A run failed: where Clockify as a whole is away, the next one begins with asking for entries, which costs the least. */
    void runFailed(WorkspaceRun run, Throwable cause) {
        if (state(run).doubts && cause instanceof RequestFailedException fault && fault.refusedWith() == null) {
            failed(run.integration(), run.workspaceId(), ENTRIES, fault);
        }
    }

    /** Begins to read one of Clockify's lists, in the form that was taken when it was last read. */
    public ListReading open(String integration, String workspaceId, String request) {
        return new ListReading(request, refusals(integration, workspaceId).stream()
                .filter(refusal -> refusal.request().equals(request) && !refusal.whole() && refusal.holds(database.now()))
                .findFirst()
                .orElse(null));
    }

    /** Whether another page is to be read. */
    public boolean more(ListReading reading) {
        return reading.more();
    }

    /** Whether the page is the first. */
    public boolean first(ListReading reading) {
        return reading.first();
    }

    /** The query of the next page. */
    public String query(ListReading reading) {
        return reading.query();
    }

    /** Takes note of a page that is stored. */
    public void took(String integration, String workspaceId, ListReading reading, JsonNode answer, String lastPage) {
        if (reading.took(answer.size(), lastPage)) {
            keep(integration, workspaceId, new Refusal(reading.request(), 400, forgotten.users().in(reading.reason()),
                    reading.size(), reading.form(), database.now(), database.now()));
        }
    }

    /**
     * Clockify refuses a page of a list: it is tried with less.
     *
     * @throws Exception the refusal, where nothing is left to be tried, or where it says that the thing is gone
     */
    public void refused(ListReading reading, Exception thrown) throws Exception {
        RequestRefusedException refused = (RequestRefusedException) ErrorTranslator.cause(thrown);
        if (refused.status() != 400 || refused.saysGone() || !reading.refused(refused.getMessage())) {
            throw refused;
        }
    }
}
