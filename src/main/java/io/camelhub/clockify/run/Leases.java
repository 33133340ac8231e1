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
 * Who may sync a workspace: one run at a time, on all nodes of the database.
 *
 * <p>A lease ends by itself if its process dies, or if its run does nothing for long. Its token rises at each taking, so that
 * a process that was paused knows that it lost the lease. Pages lock the row of the token, renewal touches that of the
 * expiry, so that neither waits for the other. Times are by the database's clock; what ends later than a lease can was written by a
 * clock that was set back since, and is over. Safe for use by several threads.
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
    /** Workspaces whose lease this process has so that nobody syncs them. */
    private final Set<String> keptFree = ConcurrentHashMap.newKeySet();
    private final Map<String, Object> taking = new ConcurrentHashMap<>();

    public Leases(Database database) {
        this(database, System::nanoTime, Instant::toEpochMilli);
    }

    /**
     * @param nanos the time that silence is measured by
     * @param first the first token of a workspace, by the time: where its rows were removed, higher than any that a paused process has
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
        // one at a time in this process, so that whoever is refused knows whether it is a run of this process that has it
        synchronized (taking.computeIfAbsent(workspaceId, none -> new Object())) {
            try {
                long token = database.inTransaction(() -> taken(workspaceId));
                HeldLease lost = held.put(workspaceId, new HeldLease(token, nanos));
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
     * The same.
     *
     * @param waits whether to wait where it is a run of this process that has it
     */
    public long take(String workspaceId, boolean waits) {
        while (true) {
            // a lease of this process is given back before it is no longer among those held
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
     * Does some work while no workspace is being synced, on any node: no run is then between reading and writing. The work
     * must be short, as no sync begins meanwhile.
     *
     * @param patience how long to wait for the syncs that go on
     * @param waiting hears, once a workspace, whom it waits for
     * @throws LeaseHeldException where a sync went on for longer; the work is not done
     */
    public <T> T whileNobodySyncs(Duration patience, Consumer<String> waiting, Supplier<T> work) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Long> taken = new HashMap<>();
        try {
            database.table("clockify_integration_workspace").select("workspace_id").distinct().orderBy("workspace_id").list(String.class)
                    .forEach(workspaceId -> taken.put(workspaceId, take(workspaceId, deadline, waiting)));
            keptFree.addAll(taken.keySet());
            return work.get();
        } finally {
            keptFree.removeAll(taken.keySet());
            taken.forEach(this::giveBack);
        }
    }

    private long take(String workspaceId, long deadline, Consumer<String> waiting) {
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
                // what was taken before is kept also where no route renews leases
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

    private long taken(String workspaceId) {
        requireExpired(workspaceId);
        // a page that is being written under the old token is waited for
        Optional<Long> last = locked(workspaceId);
        Instant now = database.now();
        long token = last.isPresent() ? last.get() + 1 : first.applyAsLong(now);
        Map<String, Object> expiry = database.row("token", token, "holder", holder, "expires_at", now.plus(TERM));
        if (last.isEmpty()) {
            expiry(workspaceId).insert(expiry);
            lease(workspaceId).insert("token", token);
            return token;
        }
        int taken = expiry(workspaceId).update(expiry)
                .any(over -> over.atMost("expires_at", now).above("expires_at", Term.latestEnd(now, TERM))).run();
        if (taken == 0) {
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
     * A request or a transaction of a run begins; {@link #end} follows.
     *
     * @throws LeaseLostException where the run has ended, or is given up
     */
    public void begin(SyncRun run) {
        HeldLease lease = held.get(run.workspaceId());
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
     * Makes sure, inside a page's transaction, that the run still has its lease; nobody can take it until the transaction
     * ends.
     *
     * @throws LeaseLostException where another process has taken it, or the run has ended
     */
    public void verify(SyncRun run) {
        begin(run);
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
     * Writes something of a run in one transaction, if the run still has its lease; again from the start where somebody who writes
     * the same rows came first.
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

    /** Whether, until the end of the transaction, the lease is still the run's. */
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

    /** Renews all leases of this process but those of runs that do nothing any more; to be called every 10 seconds. */
    public void renew() {
        held.forEach((workspaceId, lease) -> {
            if (lease.isSilent() && held.remove(workspaceId, lease)) {
                reportSilence(workspaceId, lease);
            }
        });
        try {
            // as they are now: they may change between the counting of the parameters and their binding
            List<String> workspaceIds = List.copyOf(held.keySet());
            if (!workspaceIds.isEmpty()) {
                database.inTransaction(() -> renewAll(workspaceIds));
            }
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("The leases cannot be renewed: {}", DatabaseUnavailableException.reason(e));
        }
    }

    /** Written by another thread than the run's, so the line gets here what a step of the run puts into its context. */
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

    /** A row that somebody else has locked is left out, and renewed the next time. */
    private void renewAll(List<String> workspaceIds) {
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
        }
    }

    /** Ends what a run does: nothing begins any more, and what is under way is waited for. It has its lease until that is given back. */
    public void finish(String workspaceId, long token) {
        HeldLease lease = held.get(workspaceId);
        if (lease != null && lease.token() == token) {
            lease.finish();
        }
    }

    /** The same; and the lease is not renewed any more, so that it ends by itself even if the database is out of reach. */
    public void drop(String workspaceId, long token) {
        finish(workspaceId, token);
        held.computeIfPresent(workspaceId, (id, lease) -> lease.token() == token ? null : lease);
    }

    public void giveBack(String workspaceId, long token) {
        finish(workspaceId, token);
        try {
            // a time that has passed on any clock
            expiry(workspaceId).update("expires_at", Instant.EPOCH).where("token", token).run();
        } finally {
            drop(workspaceId, token);
        }
    }
}
