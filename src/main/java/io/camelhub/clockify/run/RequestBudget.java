package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.HostSilentException;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Keeps the requests to each workspace within its plan's limits, over all processes on the database.
 *
 * <p>A request is entered before it is sent, by the database's clock, and counts until 61 minutes after its answer. A request of the key itself,
 * without a workspace, counts for each workspace of the key; before the key's discovery, for all workspaces.
 */
public final class RequestBudget {

    /** Stands for the workspace of a request that concerns none. */
    static final String NO_WORKSPACE = "-";

    private static final int KEY_REFUSED = 401;

    /** Two: for its owner, and for its workspaces. */
    private static final int REQUESTS_OF_A_NEW_KEY = 2;

    /** The longest wait within a run; a longer one ends it. */
    private static final Duration BRIEF = Duration.ofSeconds(10);

    private static final String TABLE = "clockify_request";

    private final Database database;
    private final ClockifySettings settings;
    private final RequestLimits limits;
    private final SentRequests sent;
    private final Leases leases;
    private final Function<Collection<String>, Set<String>> known;
    private final BooleanSupplier aKeyIsNew;
    private final Map<Long, SyncRun> underWay = new ConcurrentHashMap<>();

    /**
     * @param known selects the discovered integrations among some, with their current settings
     * @param aKeyIsNew whether the discovery of any integration is pending: its key may see any workspace, and its first two requests go before
     *     those of others
     */
    public RequestBudget(
            Database database, ClockifySettings settings, RequestLimits limits, Leases leases,
            Function<Collection<String>, Set<String>> known, BooleanSupplier aKeyIsNew) {
        this.database = database;
        this.settings = settings;
        this.limits = limits;
        this.sent = new SentRequests(database);
        this.leases = leases;
        this.known = known;
        this.aKeyIsNew = aKeyIsNew;
    }

    private record Limited(String id, String plan, String name) {

        @Override
        public String name() {
            return Objects.requireNonNullElse(name, id);
        }
    }

    /**
     * Enters a request before it is sent; waits up to some seconds for the budget.
     *
     * @param workspaceId null for a request without one
     * @param run null outside of a run
     * @param purpose null for upkeep
     * @return the request's id, for {@link #release}
     * @throws BudgetExhaustedException where the budget does not allow it yet
     * @throws LeaseLostException where the run has ended
     */
    public long acquire(String integration, String workspaceId, SyncRun run, Purpose purpose) {
        if (run == null) {
            return allowed(integration, workspaceId, null, purpose);
        }
        leases.begin(run);
        boolean entered = false;
        try {
            long request = allowed(integration, workspaceId, run, purpose);
            run.tally().requests().incrementAndGet();
            underWay.put(request, run);
            entered = true;
            return request;
        } finally {
            if (!entered) {
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

    /** @param limited whether it counts for the hourly limit */
    private record Entered(long id, boolean limited) {
    }

    private Entered entered(String integration, String workspaceId, SyncRun run, Purpose purpose) {
        boolean backfill = run != null && Purpose.usesBackfillShare(purpose);
        Set<String> known = workspaceId == null ? knownWithKeyOf(integration) : Set.of();
        boolean anyWorkspace = workspaceId == null && known.isEmpty();
        List<Limited> workspaces;
        if (workspaceId != null) {
            workspaces = database.table("clockify_workspace").select("id", "plan", "name").where("id", workspaceId).locked().list(Limited.class);
        } else if (anyWorkspace) {
            workspaces = database.statement("request-budget/workspaces", "plans", limitedPlans(integration)).query(database.rows(Limited.class)).list();
        } else {
            workspaces = database.statement("request-budget/workspaces-of-key", "integrations", known).query(database.rows(Limited.class)).list();
        }
        Instant now = database.now();
        boolean limited = false;
        for (Limited workspace : workspaces) {
            Integer limit = limits.perHour(integration, workspace.plan());
            if (limit != null) {
                limited = true;
                int ofNewKey = workspaceId != null && aKeyIsNew.getAsBoolean() ? Math.min(REQUESTS_OF_A_NEW_KEY, limit - 1) : 0;
                sent.correct(workspace.id(), now);
                String whose = (anyWorkspace ? "the key of integration " + integration + " may see workspace " : "workspace ")
                        + workspace.name() + (anyWorkspace ? ", which" : "");
                BudgetPolicy.require(whose, new BudgetPolicy.Limit(limit, ofNewKey,
                        backfill ? limit - SyncIntervalPolicy.reserve(limit, limits.every(run), run.integrations()) : null),
                        sent.of(workspace.id(), now));
            }
        }
        Integer ofUnknown = anyWorkspace ? limits.perHour(integration, null) : null;
        if (ofUnknown != null) {
            limited = true;
            sent.correct(SentRequests.ANY_WORKSPACE, now);
            BudgetPolicy.requireOfUnknown(ofUnknown, backfill, sent.byUnknownKeys(now));
        }
        if (!limited && !workspaces.isEmpty()) {
            // without a limit these rows decide nothing, so a database crash may lose the last of them
            database.commitSoon();
        }
        long id = database.table(TABLE).insertNumbered(
                "integration", integration,
                "workspace_id", workspaceId != null ? workspaceId : known.contains(integration) ? NO_WORKSPACE : SentRequests.ANY_WORKSPACE,
                "sent_at", now, "backfill", backfill);
        return new Entered(id, limited);
    }

    /** The workspaces' plans that have an hourly limit; a workspace without one does not wait for new keys. */
    private List<String> limitedPlans(String integration) {
        Stream<String> plans = database.table("clockify_workspace").select("plan").distinct().notNull("plan").list(String.class).stream()
                .filter(plan -> limits.perHour(integration, plan) != null);
        // an SQL list must not be empty
        return Stream.concat(Stream.of(""), plans).toList();
    }

    /** The discovered integrations with the same key. */
    private Set<String> knownWithKeyOf(String integration) {
        Set<String> names = new LinkedHashSet<>(Set.of(integration));
        settings.integration(integration).ifPresent(own -> settings.integrations().integrations().stream()
                .filter(other -> other.apiUrl().equals(own.apiUrl())
                        && other.apiKey().reveal().equals(own.apiKey().reveal()))
                .map(Integration::name)
                .forEach(names::add));
        return known.apply(names);
    }

    /**
     * Records a failed request. One that was not sent because its host is silent does not count; one with an invalid key counts for no workspace,
     * because it sees none.
     */
    public void failed(Long request, Exception fault) {
        if (request != null && ErrorTranslator.cause(fault) instanceof HostSilentException) {
            database.table(TABLE).delete().where("id", request).run();
            SyncRun run = underWay.get(request);
            if (run != null) {
                run.tally().requests().decrementAndGet();
            }
        } else if (request != null && fault instanceof HttpOperationFailedException refused && refused.getStatusCode() == KEY_REFUSED) {
            database.table(TABLE).delete().where("id", request).where("workspace_id", SentRequests.ANY_WORKSPACE).run();
        }
    }

    /** Assigns the requests of a key to its workspaces; in the transaction of the discovery, before they are stored. */
    public void onKeyVisibility(String integration, Collection<String> workspaceIds) {
        database.statement("request-budget/of-lost",
                "integration", integration, "seen", workspaceIds.isEmpty() ? List.of(NO_WORKSPACE) : workspaceIds)
                .update();
        database.table(TABLE).update("workspace_id", NO_WORKSPACE)
                .where("workspace_id", SentRequests.ANY_WORKSPACE).where("integration", integration).run();
    }

    /** Records the answer of a request, also an error; without it, the request counts as answered a little later. Null does nothing. */
    public void release(Long request) {
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
