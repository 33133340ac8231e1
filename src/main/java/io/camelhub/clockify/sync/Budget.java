package io.camelhub.clockify.sync;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.sync.WorkspaceRun.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * Sees to it that no workspace is asked more often than its plan allows, by all processes on the database together.
 *
 * <p>A request is entered before it is sent, by the database's clock, and counts until 61 minutes after its answer. A
 * request of the key itself, which concerns no workspace, counts for each of the key's workspaces.
 */
public final class Budget {

    /** Stands for the workspace of a request that concerns none. */
    static final String NO_WORKSPACE = "-";

    static final Duration HOUR = Duration.ofMinutes(61);

    /** A request without an answer counts as if it had been answered this long after it was sent. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);

    /** A wait that is no longer than this is waited in place. */
    private static final Duration BRIEF = Duration.ofSeconds(10);

    private final Database database;
    private final ClockifySettings settings;

    public Budget(Database database, ClockifySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    private record Limited(String id, String plan) {
    }

    /**
     * Enters a request that is about to be sent; waits some seconds where it is possible then.
     *
     * @param integration who asks
     * @param workspaceId the workspace asked, or null where the request concerns none
     * @param run the run that it is part of, or null
     * @return the request's number, for {@link #leave}
     * @throws BudgetExhaustedException where the plan does not allow it yet
     */
    public long enter(String integration, String workspaceId, WorkspaceRun run) {
        long request = allowed(integration, workspaceId, run);
        if (run != null) {
            run.requests().incrementAndGet();
        }
        return request;
    }

    private long allowed(String integration, String workspaceId, WorkspaceRun run) {
        long patience = System.nanoTime() + BRIEF.toNanos();
        while (true) {
            try {
                Entered entered = database.inTransaction(() -> entered(integration, workspaceId, run));
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

    private Entered entered(String integration, String workspaceId, WorkspaceRun run) {
        boolean spare = run != null && run.purpose() != Purpose.UPKEEP;
        List<Limited> workspaces = workspaceId == null
                ? database.statement("budget-workspaces-of-key")
                        .param("integrations", withKeyOf(integration))
                        .query((row, index) -> new Limited(row.getString("id"), row.getString("plan")))
                        .list()
                : database.statement("budget-workspace")
                        .param("workspace_id", workspaceId)
                        .query((row, index) -> new Limited(row.getString("id"), row.getString("plan")))
                        .list();
        Instant now = database.now();
        boolean limited = false;
        for (Limited workspace : workspaces) {
            Integer limit = perHour(integration, workspace.plan());
            if (limit != null) {
                limited = true;
                require(workspace.id(), limit, spare ? limit - Pace.reserve(limit, every(run), run.integrations()) : null, now);
            }
        }
        Integer unknown = workspaceId == null && workspaces.isEmpty() ? perHour(integration, null) : null;
        if (unknown != null) {
            limited = true;
            requireOfKey(integration, unknown, now);
        }
        if (!limited && !workspaces.isEmpty()) {
            // nothing is decided by these, so that a crash of the database may cost the last of them
            database.commitSoon();
        }
        KeyHolder key = new GeneratedKeyHolder();
        database.statement("request-enter")
                .param("integration", integration)
                .param("workspace_id", workspaceId == null ? NO_WORKSPACE : workspaceId)
                .param("sent_at", database.bind(now))
                .param("spare", spare)
                .update(key, "id");
        return new Entered(key.getKey().longValue(), limited);
    }

    /** The integrations that have the same key, as the settings of this process tell. */
    private List<String> withKeyOf(String integration) {
        List<String> names = new ArrayList<>(List.of(integration));
        settings.integration(integration).ifPresent(own -> settings.integrations().integrations().stream()
                .filter(other -> other.apiUrl().equals(own.apiUrl())
                        && other.apiKey().reveal().equals(own.apiKey().reveal()))
                .map(Integration::name)
                .forEach(names::add));
        return names;
    }

    /** As long as nobody knows what a key can see, it may see a Free workspace. */
    private void requireOfKey(String integration, int limit, Instant now) {
        Instant until = nextPossible(endings(counted("budget-used-by-key", "integration", integration, now)), limit);
        if (until != null) {
            throw new BudgetExhaustedException(
                    "the key of integration " + integration + " may ask " + limit
                            + " times an hour until its workspaces are known; the next request is possible at " + until,
                    until);
        }
    }

    /** @param share how many of the requests within an hour may be spare ones, where this is one; else null */
    private void require(String workspaceId, int limit, Integer share, Instant now) {
        List<Counted> counted = of(workspaceId, now);
        Instant until = nextPossible(endings(counted), limit);
        if (until != null) {
            throw new BudgetExhaustedException(
                    "workspace " + workspaceId + " may be asked " + limit + " times an hour; the next request is possible at "
                            + until,
                    until);
        }
        Instant spareUntil = share == null
                ? null
                : nextPossible(endings(counted.stream().filter(Counted::spare).toList()), share);
        if (spareUntil != null) {
            throw new BudgetExhaustedException(
                    "workspace " + workspaceId + " may be asked " + limit + " times an hour, of which " + (limit - share)
                            + " are kept for staying current; the next of the others is possible at " + spareUntil,
                    spareUntil);
        }
    }

    /** The time between two syncs of a workspace, as long as its budget makes it. */
    Duration every(WorkspaceRun run) {
        return Pace.every(run.settings().syncEvery(), perHour(run.integration(), run.plan()), run.integrations());
    }

    /** The time between two syncs of a workspace for an integration, as long as the budget makes it. */
    public Duration every(Integration integration, String workspaceId) {
        long sharing = database.statement("workspace-integrations")
                .param("workspace_id", workspaceId)
                .query(String.class)
                .list()
                .stream()
                .filter(name -> settings.integration(name).filter(Integration::enabled).isPresent())
                .count();
        return Pace.every(
                integration.syncEvery(), perHour(integration.name(), plan(workspaceId)), (int) Math.max(1, sharing));
    }

    private String plan(String workspaceId) {
        return database.statement("budget-workspace")
                .param("workspace_id", workspaceId)
                .query((row, index) -> Optional.ofNullable(row.getString("plan")))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    /**
     * A request that counts now.
     *
     * @param ending when it stops to count
     * @param spare whether it was for reading the past, rather than for staying current
     */
    private record Counted(Instant ending, boolean spare) {
    }

    private List<Counted> of(String workspaceId, Instant now) {
        return counted("budget-used", "workspace_id", workspaceId, now);
    }

    /** The answer of a process that was paused comes late: what was sent is looked through as long as it is kept. */
    private List<Counted> counted(String statement, String whose, String id, Instant now) {
        return database.statement(statement)
                .param(whose, id)
                .param("kept", database.bind(now.minus(Retention.KEEP_REQUESTS)))
                .param("since", database.bind(now.minus(HOUR).minus(LONGEST_ANSWER)))
                .query((row, index) -> {
                    Instant answered = database.dialect().instant(row, "answered_at");
                    Instant sent = database.dialect().instant(row, "sent_at");
                    Instant ending = (answered == null ? sent.plus(LONGEST_ANSWER) : answered).plus(HOUR);
                    return new Counted(ending, row.getBoolean("spare"));
                })
                .list()
                .stream()
                .filter(request -> request.ending().isAfter(now))
                .toList();
    }

    private static List<Instant> endings(List<Counted> requests) {
        return requests.stream().map(Counted::ending).sorted().toList();
    }

    private static Instant nextPossible(List<Instant> endings, int limit) {
        return endings.size() < limit ? null : endings.get(endings.size() - limit);
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
        List<Instant> endings = endings(of(workspaceId, database.now()));
        return new Usage(endings.size(), limit, limit == null ? null : nextPossible(endings, limit));
    }

    /** Requests allowed within an hour, or null for no such limit. */
    private Integer perHour(String integration, String plan) {
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

    /** Notes that a request was answered, be it with an error; without the note it counts as answered a little later. */
    public void leave(long request) {
        database.inTransaction(() -> {
            database.commitSoon();
            database.statement("request-leave")
                    .param("id", request)
                    .param("answered_at", database.bind(database.now()))
                    .update();
        });
    }
}
