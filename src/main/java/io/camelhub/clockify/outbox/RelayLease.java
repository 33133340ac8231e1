package io.camelhub.clockify.outbox;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.dao.DuplicateKeyException;

/**
 * The lease of the relay: one process sends events at a time, among all nodes of the database.
 *
 * <p>It expires half a minute after the last renewal, by the database's clock. {@link #holds} needs no query, and ends some seconds early, so that
 * clocks of different speed do no harm. Safe for use by several threads.
 */
final class RelayLease {

    private static final Duration TERM = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Database database;
    private final Table relay;
    private final LongSupplier nanos;
    private final String token = UUID.randomUUID().toString();
    private volatile boolean held;
    private volatile long deadline;

    /** @param nanos a monotonic clock, in nanoseconds */
    RelayLease(Database database, LongSupplier nanos) {
        this.database = database;
        this.relay = database.table("clockify_outbox_relay").at("id", 1);
        this.nanos = nanos;
    }

    /** Whether this process holds the lease. */
    boolean holds() {
        return held && nanos.getAsLong() - deadline < 0;
    }

    /** Takes the lease if it is free; returns whether this process holds it. */
    synchronized boolean take() {
        long before = nanos.getAsLong();
        Instant now = database.now();
        Instant expiresAt = relay.select("expires_at").optional(Instant.class).orElse(null);
        return granted(before, expiresAt == null ? created(now) : !Term.ending(expiresAt, TERM).holds(now)
                && relay.update("token", token, "expires_at", now.plus(TERM))
                        .any(or -> or.atMost("expires_at", now).above("expires_at", Term.latestEnd(now, TERM))).run() == 1);
    }

    /** False where another process inserted the row first. */
    private boolean created(Instant now) {
        try {
            relay.insert("token", token, "expires_at", now.plus(TERM));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /**
     * Renews the lease; returns whether this process has held it without a break. Afterwards all earlier commits are durable, even those made
     * without waiting for the disk.
     */
    synchronized boolean renew() {
        if (!held) {
            return false;
        }
        long before = nanos.getAsLong();
        boolean renewed = database.inTransaction(() -> {
            database.commitOnDisk();
            return ends(database.now().plus(TERM));
        });
        database.flush();
        return granted(before, renewed);
    }

    /** Releases the lease at once, whatever the database's clock shows then. */
    synchronized void giveBack() {
        if (held) {
            held = false;
            ends(Instant.EPOCH);
        }
    }

    /** False where the lease is no longer this process's. */
    private boolean ends(Instant at) {
        return relay.update("expires_at", at).where("token", token).run() == 1;
    }

    private boolean granted(long before, boolean granted) {
        deadline = before + TERM.minus(MARGIN).toNanos();
        held = granted;
        return granted;
    }
}
