package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The leases of workspaces: one run at a time may sync a workspace, among all nodes of the database.
 *
 * <p>A lease expires if its process dies, or if its run is inactive for long. Its token rises each time it is taken, so that a paused process
 * notices the loss. Pages lock the row of the token, renewal updates that of the expiry, so that neither waits for the other. Times are by the
 * database's clock; an expiry further ahead than a term was written by a clock that was set back since, and does not count. Safe for use by several
 * threads.
 */
public final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** A lease is never longer. */
    public static final Duration TERM = Duration.ofSeconds(30);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private static final String EXPIRY = "clockify_lease_expiry";

    private final Database database;
    private final LongSupplier nanos;
    private final ToLongFunction<Instant> first;
    private final String holder;
    private final Map<String, HeldLease> held = new ConcurrentHashMap<>();
    /** Workspaces whose lease this process holds to keep syncs away. */
    private final Set<String> keptFree = ConcurrentHashMap.newKeySet();
    private final Map<String, Object> taking = new ConcurrentHashMap<>();

    public Leases(Database database) {
        this(database, System::nanoTime, Instant::toEpochMilli);
    }

    /**
     * @param nanos a monotonic clock, for the inactivity of runs
     * @param first the first token of a workspace, from the time: after its rows were deleted, it must be higher than that of any paused process
     */
    Leases(Database database, LongSupplier nanos, ToLongFunction<Instant> first) {
        this.database = database;
        this.nanos = nanos;
        this.first = first;
        this.holder = "process " + ProcessHandle.current().pid() + " on " + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }

    /**
     * Takes the lease of a workspace.
     *
     * @return its token
     * @throws LeaseHeldException where another run has it
     */
    public long take(String workspaceId) {
        // one thread of this process at a time, so that a refused one knows whether the holder is a run of this process
        synchronized (taking.computeIfAbsent(workspaceId, none -> new Object())) {
            try {
                long begun = nanos.getAsLong();
                long token = database.inTransaction(() -> takeInTransaction(workspaceId));
                HeldLease lost = held.put(workspaceId, new HeldLease(token, nanos, begun));
                if (lost != null) {
                    lost.abandon();
                }
                return token;
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                throw new LeaseHeldException(workspaceId, "another process", database.now().plus(TERM));
            }
        }
    }

    /**
     * Takes the lease of a workspace.
     *
     * @param waits whether to wait while a run of this process holds it
     */
    public long take(String workspaceId, boolean waits) {
        while (true) {
            // a lease of this process is released before it is removed from the held ones
            boolean own = held.containsKey(workspaceId);
            try {
                return take(workspaceId);
            } catch (LeaseHeldException e) {
                if (!waits || !own && !held.containsKey(workspaceId) || keptFree.contains(workspaceId)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    /**
     * Runs some work while no workspace is being synced, on any node, so that no run is between reading and writing. It should be short, because no
     * sync begins meanwhile.
     *
     * @param patience how long to wait for running syncs
     * @param waiting receives the holder of each lease that it waits for
     * @throws LeaseHeldException where a sync runs longer; the work is not done
     */
    public <T> T whileNobodySyncs(Duration patience, Consumer<String> waiting, Supplier<T> work) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Long> taken = new HashMap<>();
        try {
            database.table("clockify_integration_workspace").select("workspace_id").distinct().orderBy("workspace_id").list(String.class)
                    .forEach(workspaceId -> taken.put(workspaceId, awaitLease(workspaceId, deadline, waiting)));
            keptFree.addAll(taken.keySet());
            return work.get();
        } finally {
            keptFree.removeAll(taken.keySet());
            taken.forEach(this::giveBack);
        }
    }

    private long awaitLease(String workspaceId, long deadline, Consumer<String> waiting) {
        long renewed = System.nanoTime();
        for (boolean reported = false; ; reported = true) {
            try {
                return take(workspaceId);
            } catch (LeaseHeldException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                if (!reported) {
                    waiting.accept(e.getMessage());
                }
                // renews the leases taken so far, because the command may have no route that renews leases
                if (System.nanoTime() - renewed > TERM.toNanos() / 3) {
                    renew();
                    renewed = System.nanoTime();
                }
                pause(e);
            }
        }
    }

    private static void pause(LeaseHeldException held) {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw held;
        }
    }

    private long takeInTransaction(String workspaceId) {
        requireExpired(workspaceId);
        // waits for a page that is being written under the old token
        Optional<Long> last = locked(workspaceId);
        Instant now = database.now();
        long token = last.isPresent() ? last.get() + 1 : first.applyAsLong(now);
        Map<String, Object> expiry = database.row("token", token, "holder", holder, "expires_at", now.plus(TERM));
        if (last.isEmpty()) {
            expiry(workspaceId).insert(expiry);
            lease(workspaceId).insert("token", token);
            return token;
        }
        int updated = expiry(workspaceId).update(expiry)
                .any(over -> over.atMost("expires_at", now).above("expires_at", Term.latestEnd(now, TERM))).run();
        if (updated == 0) {
            requireExpired(workspaceId);
            throw new LeaseHeldException(workspaceId, "another process", now.plus(TERM));
        }
        lease(workspaceId).update("token", token).run();
        return token;
    }

    private Table lease(String workspaceId) {
        return database.table("clockify_lease").at("workspace_id", workspaceId);
    }

    private Table expiry(String workspaceId) {
        return database.table(EXPIRY).at("workspace_id", workspaceId);
    }

    private Optional<Long> locked(String workspaceId) {
        return lease(workspaceId).select("token").locked().optional(Long.class);
    }

    private void requireExpired(String workspaceId) {
        Instant now = database.now();
        database.statement("leases/expiry", "workspace_id", workspaceId).query(row -> {
            Instant until = database.instant(row, "expires_at");
            if (Term.ending(until, TERM).holds(now)) {
                throw new LeaseHeldException(Objects.requireNonNullElse(row.getString("name"), workspaceId), row.getString("holder"), until);
            }
        });
    }

    /**
     * Begins a request of a run, until {@link #end}. After a pause, the database says whether another process has taken the lease meanwhile.
     *
     * @throws LeaseLostException where it has, or the run has ended, or is given up
     */
    public void begin(SyncRun run) {
        HeldLease lease = held.get(run.workspaceId());
        if (lease != null && lease.mayBeTaken() && !database.inTransaction(() -> has(run))) {
            throw new LeaseLostException(run.workspaceId());
        }
        enter(lease, run);
    }

    private static void enter(HeldLease lease, SyncRun run) {
        if (lease == null || !lease.begin(run)) {
            throw new LeaseLostException(run.workspaceId());
        }
    }

    public void end(SyncRun run) {
        HeldLease lease = held.get(run.workspaceId());
        if (lease != null && lease.token() == run.token()) {
            lease.end();
        }
    }

    /**
     * Checks, in a page's transaction, that the run still has its lease; nobody can take it until the transaction ends.
     *
     * @throws LeaseLostException where another process has taken it, or the run has ended
     */
    public void verify(SyncRun run) {
        enter(held.get(run.workspaceId()), run);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    end(run);
                }
            });
        } else {
            end(run);
        }
        if (!has(run)) {
            throw new LeaseLostException(run.workspaceId());
        }
    }

    /**
     * Runs some writes in one transaction if the run still has its lease, and repeats them after a conflict.
     *
     * @throws LeaseLostException where it has not; nothing is written
     */
    public void fenced(SyncRun run, Runnable work) {
        database.inRetriedTransaction(() -> {
            verify(run);
            work.run();
            return null;
        });
    }

    /** Whether the run has its lease, until the end of the transaction. */
    public boolean has(SyncRun run) {
        return has(run.workspaceId(), run.token());
    }

    public boolean has(String workspaceId, long token) {
        database.limitIdleness();
        return database.statement("leases/verify", "workspace_id", workspaceId)
                .query((row, index) -> row.getLong("token") == token)
                .optional()
                .orElse(false);
    }

    /** Renews the leases of this process, except of inactive runs; to be called every 10 seconds. */
    public void renew() {
        held.forEach((workspaceId, lease) -> {
            if (lease.isSilent() && held.remove(workspaceId, lease)) {
                reportSilence(workspaceId, lease);
            }
        });
        try {
            // a copy: the set may change between counting the parameters and binding them
            List<String> workspaceIds = List.copyOf(held.keySet());
            if (!workspaceIds.isEmpty()) {
                database.inTransaction(() -> renewAll(workspaceIds));
            }
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("The leases cannot be renewed: {}", DatabaseUnavailableException.reason(e));
        }
    }

    /** Logs an inactive run; sets the log's context, because this is not the run's thread. */
    private static void reportSilence(String workspaceId, HeldLease lease) {
        SyncRun run = lease.run();
        try (MDC.MDCCloseable workspace = MDC.putCloseable("workspace", workspaceId);
                MDC.MDCCloseable integration = run == null ? null : MDC.putCloseable("integration", run.command().integration());
                MDC.MDCCloseable number = run == null ? null : MDC.putCloseable("run", Long.toString(run.id()))) {
            LOG.warn("The sync of workspace {} has done nothing for {} minutes, and loses its lease; it stands at:\n    {}",
                    workspaceId, HeldLease.LONGEST_SILENCE.toMinutes(), Arrays.stream(lease.thread().getStackTrace())
                            .map(Objects::toString).collect(Collectors.joining("\n    ")));
        }
    }

    private record Stored(String workspaceId, long token) {
    }

    /** Renews the leases, without rows that are locked, which are renewed the next time. */
    private void renewAll(List<String> workspaceIds) {
        long begun = nanos.getAsLong();
        List<String> own = database.table(EXPIRY).select("workspace_id", "token").in("workspace_id", workspaceIds).skipLocked()
                .list(Stored.class).stream()
                .filter(stored -> {
                    HeldLease lease = held.get(stored.workspaceId());
                    return lease != null && lease.token() == stored.token();
                })
                .map(Stored::workspaceId)
                .toList();
        if (!own.isEmpty()) {
            database.table(EXPIRY).update("expires_at", database.now().plus(TERM)).in("workspace_id", own).run();
            own.forEach(workspaceId -> held.computeIfPresent(workspaceId, (id, lease) -> {
                lease.renewed(begun);
                return lease;
            }));
        }
    }

    /** Ends the activity of a run: allows nothing further, and waits for the current activity. The lease is held until it is released. */
    public void finish(String workspaceId, long token) {
        HeldLease lease = held.get(workspaceId);
        if (lease != null && lease.token() == token) {
            lease.finish();
        }
    }

    /** Ends the activity of a run, and no longer renews its lease, so that it expires even without the database. */
    public void drop(String workspaceId, long token) {
        finish(workspaceId, token);
        held.computeIfPresent(workspaceId, (id, lease) -> lease.token() == token ? null : lease);
    }

    /** Releases a lease at once; if the database does not answer, it expires. */
    public void giveBack(String workspaceId, long token) {
        finish(workspaceId, token);
        try {
            // a time in the past by any clock
            expiry(workspaceId).update("expires_at", Instant.EPOCH).where("token", token).run();
        } finally {
            drop(workspaceId, token);
        }
    }
}
