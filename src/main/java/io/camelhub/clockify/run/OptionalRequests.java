package io.camelhub.clockify.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Delete;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.http.BadResponseException;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.http.TimeEntryRows;
import io.camelhub.clockify.roster.Pseudonymizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The optional requests, and the way in which each of Clockify's lists is read. If one fails, the sync continues without it; a refused one is
 * retried daily, an unanswered one at the next sync.
 */
public final class OptionalRequests {

    public static final String USERS = ListReading.USERS;
    public static final String GROUPS = ListReading.GROUPS;
    public static final String RUNNING = ListReading.RUNNING;
    public static final String CHANGES = "change feed";
    public static final String WEBHOOKS = "webhooks";

    private static final String STREAM = "stream ";

    /** The name of the request for entries, where even that was not answered. */
    private static final String ENTRIES = "entries";

    private static final Logger LOG = LoggerFactory.getLogger(OptionalRequests.class);

    /** The source of all lists. */
    private static final String LIST = "list";

    /** The paths of lists whose name differs from their path, relative to the workspace's. */
    private static final Map<String, String> PATHS = Map.of(GROUPS, "user-groups", RUNNING, "time-entries/status/in-progress");

    private static final Map<String, String> COSTS = Map.of(
            USERS, "people are learnt from their entries",
            GROUPS, "user groups stay as they were read last",
            RUNNING, "timers are learnt from the change feed and the report",
            ENTRIES, "the next sync asks for entries first",
            CHANGES, "the last days are read again at each sync",
            WEBHOOKS, "what webhooks deliver is not taken; changes come with the next sync");

    private final RunDatabase runs;
    private final Database database;
    private final Prefetch ahead;
    private final Pseudonymizer pseudonyms;

    public OptionalRequests(RunDatabase runs, Prefetch ahead) {
        this.runs = runs;
        this.database = runs.all();
        this.ahead = ahead;
        this.pseudonyms = new Pseudonymizer(database);
    }

    /** The request for a stream. */
    public static String stream(String name) {
        return STREAM + name;
    }

    /** What is missing without a request, in words. */
    public static String cost(String request) {
        return request.startsWith(STREAM) ? "what is stored of it stays as it is" : COSTS.getOrDefault(request, "names are learnt from the entries");
    }

    /** The answers that a new run starts with. */
    public OptionalAnswers answers(String integration, String workspaceId) {
        return new OptionalAnswers(refusals(integration, workspaceId), ENTRIES);
    }

    private List<Refusal> refusals(String integration, String workspaceId) {
        return table(integration, workspaceId).select("request", "status", "reason", "page_size", "upper(form) as form", "since", "tried_at")
                .orderBy("request").list(Refusal.class);
    }

    private Table table(String integration, String workspaceId) {
        return database.table("clockify_refusal").at("integration", integration).at("workspace_id", workspaceId);
    }

    /** Whether a request is to be sent now; users and groups are due daily, others always, except after a failure. */
    public boolean asks(SyncRun run, String request) {
        return run.optional().asks(request, run.known().peopleDue() || !request.equals(USERS) && !request.equals(GROUPS), database.now());
    }

    /** Whether a failed request is due again. */
    public boolean asksAgain(SyncRun run, String request) {
        return run.optional().asksAgain(request, database.now());
    }

    /** A request was answered. */
    public void answered(SyncRun run, String request) {
        if (run.optional().answered(request, database.now())) {
            forget(run, request);
        }
    }

    private void forget(SyncRun run, String request) {
        runs.write(run, deletion(run.integration(), run.workspaceId(), request));
    }

    /** The failures of a request, without the reduced form of a list, which is kept for a day. */
    private Delete deletion(String integration, String workspaceId, String request) {
        Instant now = database.now();
        return table(integration, workspaceId).delete().where("request", request)
                .any(over -> over.isNull("page_size").atMost("tried_at", now.minus(Refusal.AGAIN)).above("tried_at", Term.latest(now)));
    }

    /** Deletes the refusals of the ways to read entries, in all workspaces of an integration, so that they are tried again. */
    public void forgetEntries(String integration) {
        database.table("clockify_refusal").delete().where("integration", integration).where("request", ENTRIES).run();
    }

    /** Records an answer outside of a run. */
    public void answered(String integration, String workspaceId, String request) {
        deletion(integration, workspaceId, request).run();
    }

    /** Records a failure; the run continues without the request. */
    public void failed(SyncRun run, String request, Exception thrown) {
        Refusal refusal = note(run, run.integration(), run.workspaceId(), request, (RequestFailedException) ErrorTranslator.cause(thrown));
        run.optional().failed(refusal);
        if (refusal.unanswered()) {
            run.tally().leave(refusal.reason() + "; " + cost(request));
        }
    }

    /**
     * Stores a failure, and logs it if it is new, because a refused request is retried daily.
     *
     * @param run null outside of a run
     */
    public Refusal note(SyncRun run, String integration, String workspaceId, String request, RequestFailedException fault) {
        Refusal refusal = new Refusal(
                request, fault.refusedWith(), pseudonyms.users().in(fault.getMessage()), null, null, database.now(), database.now());
        LOG.atLevel(isKnown(integration, workspaceId, refusal) ? Level.DEBUG : Level.WARN)
                .log("Workspace {}: {}; {}", workspaceId, refusal.reason(), cost(request));
        keep(run, integration, workspaceId, refusal);
        return refusal;
    }

    private boolean isKnown(String integration, String workspaceId, Refusal refusal) {
        return refusals(integration, workspaceId).stream()
                .anyMatch(before -> before.request().equals(refusal.request()) && Objects.equals(before.reason(), refusal.reason()));
    }

    private void keep(SyncRun run, String integration, String workspaceId, Refusal refusal) {
        Map<String, Object> row = database.row("status", refusal.status(), "reason", refusal.reason(), "page_size", refusal.pageSize(),
                "form", refusal.form() == null ? null : refusal.form().name().toLowerCase(Locale.ROOT), "tried_at", refusal.triedAt());
        runs.fenced(run, () -> {
            Table refused = table(integration, workspaceId).at("request", refusal.request());
            if (refused.update(row).run() == 0) {
                row.put("since", refusal.triedAt());
                refused.insert(row);
            }
        });
    }

    /** Whether entries are to be requested before another optional request, because Clockify as a whole may be away. */
    public boolean clockifyMayBeAway(SyncRun run) {
        return run.optional().clockifyMayBeAway();
    }

    /** Records that Clockify answers or refuses requests for entries, so it is not away. */
    public void clockifyAnswers(SyncRun run) {
        if (run.optional().isThere(ENTRIES, database.now())) {
            forget(run, ENTRIES);
        }
    }

    /** Records a failed run: if Clockify as a whole is away, the next run begins with the cheapest request for entries. */
    public void runFailed(SyncRun run, Throwable cause) {
        if (clockifyMayBeAway(run) && cause instanceof RequestFailedException fault && fault.refusedWith() == null) {
            failed(run, ENTRIES, fault);
        }
    }

    /** The prefetch requests for the first pages of the optional lists besides the users, if Clockify has answered in this run. */
    public List<Prefetch.Ticket> helpersAhead(SyncRun run) {
        return run.optional().wasAnswered(USERS) ? ahead(run, List.of(GROUPS, RUNNING)) : List.of();
    }

    /** The prefetch requests for the first pages of these lists, if they are due. */
    public List<Prefetch.Ticket> ahead(SyncRun run, List<String> requests) {
        return ahead.begin(run, LIST, requests.stream()
                .filter(request -> asks(run, request))
                .map(request -> next(run.workspaceId(), open(run.integration(), run.workspaceId(), request)))
                .toList());
    }

    /** Begins to read one of Clockify's lists, in the form that was last accepted. */
    public ListReading open(String integration, String workspaceId, String request) {
        return new ListReading(request, PATHS.getOrDefault(request, request), accepted(integration, workspaceId, request).orElse(null));
    }

    /** The rows a page of the form that was last accepted; no limit where nothing was refused. */
    public int pageSize(SyncRun run, String request) {
        return accepted(run.integration(), run.workspaceId(), request).map(Refusal::pageSize).orElse(Integer.MAX_VALUE);
    }

    /** Records that pages of so many rows were accepted, and longer ones refused for a reason. */
    public void keepPageSize(SyncRun run, String request, int size, String reason) {
        keep(run, run.integration(), run.workspaceId(),
                new Refusal(request, 400, pseudonyms.users().in(reason), size, null, database.now(), database.now()));
    }

    private Optional<Refusal> accepted(String integration, String workspaceId, String request) {
        return refusals(integration, workspaceId).stream()
                .filter(refusal -> refusal.request().equals(request) && !refusal.whole() && refusal.holds(database.now())).findFirst();
    }

    /** The request for a list's next page; that of running timers is a page of time entries. */
    PageRequest next(String workspaceId, ListReading reading) {
        ListReading.Page page = reading.next();
        String list = reading.request();
        return PageRequest.get(LIST, workspaceId, "/workspaces/" + workspaceId + "/" + page.path(), page.query(),
                (run, answer, lastPage) -> read(run, list, (JsonNode) answer));
    }

    private static Object read(SyncRun run, String list, JsonNode answer) {
        if (!answer.isArray()) {
            throw new BadResponseException("Clockify answered something else than a list of " + list);
        }
        return list.equals(RUNNING) ? run.page("running", null, TimeEntryRows.of(answer), List.of(), false) : answer;
    }

    /**
     * Records a stored page.
     *
     * @param run null outside of a run
     */
    public void onPage(SyncRun run, String integration, String workspaceId, ListReading reading, int rows, String lastPage) {
        if (reading.onPage(rows, lastPage)) {
            keep(run, integration, workspaceId, new Refusal(reading.request(), 400, pseudonyms.users().in(reading.reason()),
                    reading.size(), reading.form(), database.now(), database.now()));
        }
    }

    /** Handles a refused page; returns whether a reduced request is to be tried. */
    boolean refused(ListReading reading, RequestRefusedException refused) {
        return refused.status() == 400 && reading.refused(refused.getMessage());
    }
}
