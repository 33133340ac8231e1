package io.camelhub.clockify.sync;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Who may sync a workspace: one run at a time, on all nodes of the database.
 *
 * <p>A lease ends by itself if its process dies. Its token rises at each taking, so that a process that was paused can tell
 * that it lost the lease. Times are by the database's clock. Safe for use by several threads.
 */
public final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration TERM = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Database database;
    private final String holder;
    private final Map<String, Long> held = new ConcurrentHashMap<>();

    public Leases(Database database) {
        this.database = database;
        this.holder = "process " + ProcessHandle.current().pid() + " on " + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }

    private record Lease(long token, String holder, Instant expiresAt) {
    }

    /**
     * Takes the lease of a workspace.
     *
     * @return its token
     * @throws LeaseHeldException where another run has it
     */
    long take(String workspaceId) {
        long token;
        try {
            token = database.inTransaction(() -> taken(workspaceId));
        } catch (DuplicateKeyException e) {
            throw new LeaseHeldException(workspaceId, "another process", database.now().plus(TERM));
        }
        held.put(workspaceId, token);
        return token;
    }

    /**
     * Does some work while no workspace is being synced, on any node: no run is then between reading and writing. The work
     * must be short, as no sync begins meanwhile.
     *
     * @param patience how long to wait for the syncs that go on
     * @param waiting is told, once a workspace, whom it waits for
     * @throws LeaseHeldException where a sync went on for longer; the work is not done
     */
    public <T> T whileNobodySyncs(Duration patience, Consumer<String> waiting, Supplier<T> work) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Long> taken = new HashMap<>();
        try {
            database.statement("workspaces-synced").query(String.class).list()
                    .forEach(workspaceId -> taken.put(workspaceId, take(workspaceId, deadline, waiting)));
            return work.get();
        } finally {
            taken.forEach(this::giveBack);
        }
    }

    private long take(String workspaceId, long deadline, Consumer<String> waiting) {
        for (boolean told = false; ; told = true) {
            try {
                return take(workspaceId);
            } catch (LeaseHeldException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                if (!told) {
                    waiting.accept(e.getMessage());
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
        Optional<Lease> lease = database.statement("lease-read")
                .param("workspace_id", workspaceId)
                .query((row, index) -> new Lease(
                        row.getLong("token"), row.getString("holder"), database.dialect().instant(row, "expires_at")))
                .optional();
        Instant now = database.now();
        if (lease.isPresent() && lease.get().expiresAt().isAfter(now)) {
            throw new LeaseHeldException(workspaceId, lease.get().holder(), lease.get().expiresAt());
        }
        long token = lease.map(Lease::token).orElse(0L) + 1;
        database.statement(lease.isPresent() ? "lease-take" : "lease-create")
                .param("workspace_id", workspaceId)
                .param("token", token)
                .param("holder", holder)
                .param("expires_at", database.bind(now.plus(TERM)))
                .update();
        return token;
    }

    /**
     * Makes sure, inside a page's transaction, that the run still has its lease; nobody can take it until the transaction
     * ends.
     *
     * @throws LeaseLostException where another process has taken it
     */
    public void verify(WorkspaceRun run) {
        if (!has(run)) {
            throw new LeaseLostException(run.workspaceId());
        }
    }

    /** Whether, until the end of the transaction, the lease is still the run's. */
    boolean has(WorkspaceRun run) {
        database.limitIdleness();
        return database.statement("lease-verify")
                .param("workspace_id", run.workspaceId())
                .query((row, index) -> row.getLong("token") == run.token())
                .optional()
                .orElse(false);
    }

    /** Renews all leases of this process; to be called every 10 seconds. */
    public void renew() {
        try {
            held.forEach((workspaceId, token) -> database.statement("lease-renew")
                    .param("workspace_id", workspaceId)
                    .param("token", token)
                    .param("expires_at", database.bind(database.now().plus(TERM)))
                    .update());
        } catch (DataAccessException e) {
            LOG.warn("The leases cannot be renewed: {}", DatabaseUnavailableException.reason(e));
        }
    }

    /** From now on the lease is not renewed, so that it ends by itself even if the database is out of reach. */
    void drop(String workspaceId, long token) {
        held.remove(workspaceId, token);
    }

    void giveBack(String workspaceId, long token) {
        drop(workspaceId, token);
        database.statement("lease-renew")
                .param("workspace_id", workspaceId)
                .param("token", token)
                .param("expires_at", database.bind(database.now()))
                .update();
    }
}
