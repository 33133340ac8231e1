package io.camelhub.clockify.sync.request;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.sync.request.BudgetPolicy.Counted;
import io.camelhub.clockify.sync.run.LeaseLostException;
import io.camelhub.clockify.sync.run.Leases;
import io.camelhub.clockify.sync.run.Purpose;
import io.camelhub.clockify.sync.run.SyncRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * Sees to it that no workspace is asked more often than its plan allows, by all processes on the database together.
 *
 * <p>A request is entered before it is sent, by the database's clock, and counts until 61 minutes after its answer. A
 * request of the key itself, which concerns no workspace, counts for each of the key's workspaces; as long as nobody knows
 * which they are, for all.
 */
public final class RequestBudget {

    /** Stands for the workspace of a request that concerns none. */
    private static final String NO_WORKSPACE = "-";

    /** Stands for the workspace of such a request with a key of which nobody knows yet what it can see. */
    private static final String ANY_WORKSPACE = "?";

    private static final int KEY_REFUSED = 401;

    /** Its owner, and its workspaces. */
    private static final int REQUESTS_OF_A_NEW_KEY = 2;

    /** A wait that is no longer than this is waited in place. */
    private static final Duration BRIEF = Duration.ofSeconds(10);

    private final Database database;
    private final ClockifySettings settings;
    private final Leases leases;
    private final Function<Collection<String>, Set<String>> known;
    private final BooleanSupplier aKeyIsNew;
    private final Map<Long, SyncRun> underWay = new ConcurrentHashMap<>();

    /**
     * @param known those among some integrations of which it is known what their keys can see, as they are set now
     * @param aKeyIsNew whether any integration is to be asked what its key can see. It may see any of the workspaces, and its
     *     first two requests go before those of the others, so that it need not wait long
     */
    public RequestBudget(
            Database database, ClockifySettings settings, Leases leases, Function<Collection<String>, Set<String>> known,
            BooleanSupplier aKeyIsNew) {
        this.database = database;
        this.leases = leases;
        this.settings = settings;
        this.known = known;
        this.aKeyIsNew = aKeyIsNew;
    }

    private record Limited(String id, String plan, String name) {
    }

    /**
     * Enters a request that is about to be sent; waits some seconds where it is possible then.
     *
     * @param integration who asks
     * @param workspaceId the workspace asked, or null where the request concerns none
     * @param run the run that it is part of, or null
     * @param purpose what it is for; null is upkeep
     * @return the request's number, for {@link #leave}
     * @throws BudgetExhaustedException where the plan does not allow it yet
     * @throws LeaseLostException where the run has ended
     */
    public long enter(String integration, String workspaceId, SyncRun run, Purpose purpose) {
        if (run == null) {
            return allowed(integration, workspaceId, null, purpose);
        }
        leases.begin(run);
        boolean sent = false;
        try {
            long request = allowed(integration, workspaceId, run, purpose);
            run.tally().requests().incrementAndGet();
            underWay.put(request, run);
            sent = true;
            return request;
        } finally {
            if (!sent) {
                leases.end(run);
            }
        }
    }

    private long allowed(String integration, String workspaceId, SyncRun run, Purpose purpose) {
        long patience = System.nanoTime() + BRIEF.toNanos();
        while (true) {
            try {
                Entered entered = database.inTransaction(() -> entered(integration, workspaceId, run, purpose));
                if (entered.limited()) {
                    database.flush();
                }
                return entered.id();
            } catch (BudgetExhaustedException e) {
                Duration wait = Duration.between(database.now(), e.until());
                if (System.nanoTime() + wait.toNanos() - patience > 0 || !database.sleep(wait)) {
                    throw e;
                }
            }
        }
    }

    /** @param limited whether it decides when the next may be sent */
    private record Entered(long id, boolean limited) {
    }

    private Entered entered(String integration, String workspaceId, SyncRun run, Purpose purpose) {
        boolean backfill = run != null && Purpose.isSpare(purpose);
        Set<String> known = workspaceId == null ? knownWithKeyOf(integration) : Set.of();
        boolean anyWorkspace = workspaceId == null && known.isEmpty();
        List<Limited> workspaces;
        if (workspaceId != null) {
            workspaces = limited(database.statement("request-budget/workspace", "workspace_id", workspaceId));
        } else if (anyWorkspace) {
            workspaces = limited(database.statement("request-budget/workspaces", "plans", limitedPlans(integration)));
        } else {
            workspaces = limited(database.statement("request-budget/workspaces-of-key", "integrations", known));
        }
        Instant now = database.now();
        boolean limited = false;
        for (Limited workspace : workspaces) {
            Integer limit = perHour(integration, workspace.plan());
            if (limit != null) {
                limited = true;
                int ofNewKey = workspaceId != null && aKeyIsNew.getAsBoolean() ? Math.min(REQUESTS_OF_A_NEW_KEY, limit - 1) : 0;
                String whose = (anyWorkspace ? "the key of integration " + integration + " may see workspace " : "workspace ")
                        + workspace.name() + (anyWorkspace ? ", which" : "");
                BudgetPolicy.require(whose, new BudgetPolicy.Limit(limit, ofNewKey,
                        backfill ? limit - SyncIntervalPolicy.reserve(limit, every(run), run.integrations()) : null),
                        of(workspace.id(), now));
            }
        }
        Integer ofUnknown = anyWorkspace ? perHour(integration, null) : null;
        if (ofUnknown != null) {
            limited = true;
            BudgetPolicy.requireOfUnknown(ofUnknown, backfill, counted(database.statement("request-budget/used-by-unknown-keys"), now));
        }
        if (!limited && !workspaces.isEmpty()) {
            // nothing is decided by these, so that a crash of the database may cost the last of them
            database.commitSoon();
        }
        KeyHolder key = new GeneratedKeyHolder();
        database.statement("request-budget/enter",
                "integration", integration,
                "workspace_id", workspaceId != null ? workspaceId : known.contains(integration) ? NO_WORKSPACE : ANY_WORKSPACE,
                "sent_at", now, "backfill", backfill)
                .update(key, "id");
        return new Entered(key.getKey().longValue(), limited);
    }

    /** The plans of all workspaces that limit an hour; a workspace without such a limit is to wait for no new key. */
    private List<String> limitedPlans(String integration) {
        Stream<String> plans = database.statement("request-budget/plans").query((row, index) -> row.getString("plan")).list().stream()
                .filter(plan -> perHour(integration, plan) != null);
        // never an empty list
        return Stream.concat(Stream.of(""), plans).toList();
    }

    private static List<Limited> limited(JdbcClient.StatementSpec statement) {
        return statement.query((row, index) -> new Limited(row.getString("id"), row.getString("plan"),
                Objects.requireNonNullElse(row.getString("name"), row.getString("id")))).list();
    }

    /** The integrations with the same key, of which it is known what it can see. */
    private Set<String> knownWithKeyOf(String integration) {
        Set<String> names = new LinkedHashSet<>(Set.of(integration));
        settings.integration(integration).ifPresent(own -> settings.integrations().integrations().stream()
                .filter(other -> other.apiUrl().equals(own.apiUrl())
                        && other.apiKey().reveal().equals(own.apiKey().reveal()))
                .map(Integration::name)
                .forEach(names::add));
        return known.apply(names);
    }

    /** The time between two syncs of a workspace, as long as its budget makes it. */
    public Duration every(SyncRun run) {
        return SyncIntervalPolicy.every(run.settings().syncEvery(), perHour(run.integration(), run.known().plan()), run.integrations());
    }

    /**
     * The time between two syncs of a workspace for an integration, as long as the budget makes it.
     *
     * @param plan of the workspace
     * @param sharing how many enabled integrations read the workspace; at least one
     */
    public Duration every(Integration integration, String plan, int sharing) {
        return SyncIntervalPolicy.every(integration.syncEvery(), perHour(integration.name(), plan), sharing);
    }

    /**
     * Whether a sync more than those that are due anyway has room in the budget of a workspace now.
     *
     * @param plan of the workspace; null if not known
     * @param sharing how many enabled integrations read the workspace; at least one
     */
    public boolean isSpare(Integration integration, String workspaceId, String plan, int sharing) {
        Integer limit = perHour(integration.name(), plan);
        return limit == null || SyncIntervalPolicy.isSpare(
                limit, of(workspaceId, database.now()).size(), every(integration, plan, sharing), sharing);
    }

    private String plan(String workspaceId) {
        return database.statement("request-budget/workspace", "workspace_id", workspaceId)
                .query((row, index) -> Optional.ofNullable(row.getString("plan")))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    private List<Counted> of(String workspaceId, Instant now) {
        return counted(database.statement("request-budget/used", "workspace_id", workspaceId), now);
    }

    /** The answer of a process that was paused comes late: what was sent is looked through as long as it is kept. */
    private List<Counted> counted(JdbcClient.StatementSpec statement, Instant now) {
        return since(statement, now).query((row, index) -> counted(row)).list().stream()
                .filter(request -> request.ending().isAfter(now))
                .toList();
    }

    private JdbcClient.StatementSpec since(JdbcClient.StatementSpec statement, Instant now) {
        return statement
                .param("kept", database.bind(now.minus(BudgetPolicy.KEPT)))
                .param("since", database.bind(now.minus(BudgetPolicy.HOUR).minus(BudgetPolicy.LONGEST_ANSWER)));
    }

    private Counted counted(ResultSet row) throws SQLException {
        return Counted.of(database.instant(row, "sent_at"), database.instant(row, "answered_at"), row.getBoolean("backfill"));
    }

    /**
     * How far the budget of a workspace is used.
     *
     * @param used requests that count now
     * @param limit requests allowed within an hour, or null for no such limit
     * @param nextPossible when the next request is possible, or null for at once
     */
    public record Usage(int used, Integer limit, Instant nextPossible) {
    }

    /** How far the budget of a workspace is used, as the settings of an integration see it. */
    public Usage usage(String integration, String workspaceId) {
        Integer limit = perHour(integration, plan(workspaceId));
        List<Counted> counted = of(workspaceId, database.now());
        return new Usage(counted.size(), limit, limit == null ? null : BudgetPolicy.nextPossible(counted, limit));
    }

    /**
     * A workspace as an integration reads it.
     *
     * @param plan Clockify's name of it; null if not known
     */
    public record Place(String integration, String workspaceId, String plan) {
    }

    /** How far the budgets of workspaces are used, each as the settings of its integration see it; in two statements. */
    public Map<Place, Usage> usages(Collection<Place> places) {
        Instant now = database.now();
        Map<String, Integer> used = new HashMap<>();
        since(database.statement("request-budget/count-used", "answered_since", now.minus(BudgetPolicy.HOUR)), now).query(row -> {
            used.merge(row.getString("workspace_id"), row.getInt("requests"), Integer::sum);
        });
        ToIntFunction<Place> usedAt = place -> used.getOrDefault(place.workspaceId(), 0) + used.getOrDefault(ANY_WORKSPACE, 0);
        Set<String> full = places.stream()
                .filter(place -> limit(place) != null && usedAt.applyAsInt(place) >= limit(place))
                .map(Place::workspaceId).collect(Collectors.toSet());
        Map<String, List<Counted>> counted = new HashMap<>();
        if (!full.isEmpty()) {
            since(database.statement("request-budget/used-of", "workspaces", full), now).query(row -> {
                counted.computeIfAbsent(row.getString("workspace_id"), none -> new ArrayList<>()).add(counted(row));
            });
        }
        return places.stream().collect(Collectors.toMap(place -> place, place -> new Usage(
                usedAt.applyAsInt(place), limit(place), limit(place) == null ? null : BudgetPolicy.nextPossible(
                        Stream.of(place.workspaceId(), ANY_WORKSPACE).flatMap(id -> counted.getOrDefault(id, List.of()).stream())
                                .filter(request -> request.ending().isAfter(now)).toList(), limit(place)))));
    }

    private Integer limit(Place place) {
        return perHour(place.integration(), place.plan());
    }

    /**
     * Requests allowed within an hour, or null for no such limit.
     *
     * @param plan of the workspace; null if not known
     */
    public Integer perHour(String integration, String plan) {
        Integer own = settings.integration(integration).map(Integration::requestsPerHour).orElse(null);
        if (own != null) {
            return own;
        }
        return Plan.free(plan) ? Plan.FREE_REQUESTS_PER_HOUR : null;
    }

    /** Requests allowed within a second. */
    public int perSecond(String integration) {
        return settings.integration(integration)
                .map(Integration::requestsPerSecond)
                .orElse(Plan.PAID_REQUESTS_PER_SECOND);
    }

    /** A request with a key that Clockify does not know counts for no workspace, as it can see none. */
    public void failed(Long request, Exception fault) {
        if (request != null && fault instanceof HttpOperationFailedException refused && refused.getStatusCode() == KEY_REFUSED) {
            database.statement("request-budget/refused", "id", request).update();
        }
    }

    /** Takes note of what the key of an integration can see; in the transaction that stores it, before it does. */
    public void sees(String integration, Collection<String> workspaceIds) {
        database.statement("request-budget/of-lost",
                "integration", integration, "seen", workspaceIds.isEmpty() ? List.of(NO_WORKSPACE) : workspaceIds)
                .update();
        database.statement("request-budget/known", "integration", integration).update();
    }

    /** Notes that a request was answered, be it with an error; without the note it counts as answered a little later; null is none. */
    public void leave(Long request) {
        if (request == null) {
            return;
        }
        try {
            database.statement("request-budget/leave", "id", request, "answered_at", database.now()).update();
        } finally {
            SyncRun run = underWay.remove(request);
            if (run != null) {
                leases.end(run);
            }
        }
    }
}
