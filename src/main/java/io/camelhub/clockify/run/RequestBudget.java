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
 * Sees to it that no workspace is asked more often than its plan allows, by all processes on the database together.
 *
 * <p>A request is entered before it is sent, by the database's clock, and counts until 61 minutes after its answer. A
 * request of the key itself, which concerns no workspace, counts for each of the key's workspaces; as long as nobody knows
 * which they are, for all.
 */
public final class RequestBudget {

    /** Stands for the workspace of a request that concerns none. */
    static final String NO_WORKSPACE = "-";

    private static final int KEY_REFUSED = 401;

    /** Its owner, and its workspaces. */
    private static final int REQUESTS_OF_A_NEW_KEY = 2;

    /** A wait that is no longer than this is waited in place. */
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
     * @param known those among some integrations of which it is known what their keys can see, as they are set now
     * @param aKeyIsNew whether any integration is to be asked what its key can see. It may see any of the workspaces, and its
     *     first two requests go before those of the others, so that it need not wait long
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
     * Enters a request that is about to be sent; waits some seconds where it is possible then.
     *
     * @param integration who asks
     * @param workspaceId the workspace asked, or null where the request concerns none
     * @param run the run that it is part of, or null
     * @param purpose what it is for; null is upkeep
     * @return the request's number, for {@link #release}
     * @throws BudgetExhaustedException where the plan does not allow it yet
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

    /** @param limited whether it decides when the next may be sent */
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
            // nothing is decided by these, so that a crash of the database may cost the last of them
            database.commitSoon();
        }
        long id = database.table(TABLE).insertNumbered(
                "integration", integration,
                "workspace_id", workspaceId != null ? workspaceId : known.contains(integration) ? NO_WORKSPACE : SentRequests.ANY_WORKSPACE,
                "sent_at", now, "backfill", backfill);
        return new Entered(id, limited);
    }

    /** The plans of all workspaces that limit an hour; a workspace without such a limit is to wait for no new key. */
    private List<String> limitedPlans(String integration) {
        Stream<String> plans = database.table("clockify_workspace").select("plan").distinct().notNull("plan").list(String.class).stream()
                .filter(plan -> limits.perHour(integration, plan) != null);
        // never an empty list
        return Stream.concat(Stream.of(""), plans).toList();
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

    /**
     * A request came to nothing. One that its host's silence kept from being sent does not count; and one with a key that Clockify does
     * not know counts for no workspace, as it can see none.
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

    /** Takes note of what the key of an integration can see; in the transaction that stores it, before it does. */
    public void onKeyVisibility(String integration, Collection<String> workspaceIds) {
        database.statement("request-budget/of-lost",
                "integration", integration, "seen", workspaceIds.isEmpty() ? List.of(NO_WORKSPACE) : workspaceIds)
                .update();
        database.table(TABLE).update("workspace_id", NO_WORKSPACE)
                .where("workspace_id", SentRequests.ANY_WORKSPACE).where("integration", integration).run();
    }

    /** Notes that a request was answered, be it with an error; without the note it counts as answered a little later; null is none. */
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
