package io.camelhub.clockify.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A lease of this process, with the activity of its run. Safe for use by several threads. */
final class HeldLease {

    /** After this time without a request or a write, a run is given up. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

    /** Longer than any request or transaction. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(4);

    private final long token;
    private final LongSupplier nanos;
    private int underWay;
    private boolean ending;
    private long lastStep;
    private long writtenAt;
    private Thread thread = Thread.currentThread();
    private SyncRun run;

    /**
     * @param nanos a monotonic clock, for the times without activity and without renewal
     * @param writtenAt when it began to be taken, by that clock
     */
    HeldLease(long token, LongSupplier nanos, long writtenAt) {
        this.token = token;
        this.nanos = nanos;
        this.lastStep = nanos.getAsLong();
        this.writtenAt = writtenAt;
    }

    long token() {
        return token;
    }

    /** Begins a request or a transaction; returns whether it is allowed. */
    synchronized boolean begin(SyncRun by) {
        if (by.token() != token || ending) {
            return false;
        }
        run = by;
        underWay++;
        step();
        return true;
    }

    synchronized void end() {
        underWay--;
        step();
        notifyAll();
    }

    private void step() {
        lastStep = nanos.getAsLong();
        thread = Thread.currentThread();
    }

    /** @param since when the renewal began, by the monotonic clock */
    synchronized void renewed(long since) {
        writtenAt = since;
    }

    /** Whether another process may have taken it: this one was paused, or could not renew it, for as long as it holds. */
    synchronized boolean mayBeTaken() {
        return nanos.getAsLong() - writtenAt >= Leases.TERM.toNanos();
    }

    synchronized boolean isSilent() {
        return underWay == 0 && nanos.getAsLong() - lastStep > LONGEST_SILENCE.toNanos();
    }

    /** The thread of the last activity. */
    synchronized Thread thread() {
        return thread;
    }

    /** The run; null before its first request or write. */
    synchronized SyncRun run() {
        return run;
    }

    /** Gives the run up: another run has the workspace, and nobody waits for this one's activity. */
    synchronized void abandon() {
        ending = true;
        underWay = 0;
        notifyAll();
    }

    /** Allows no further activity, and waits for the current one. */
    synchronized void finish() {
        ending = true;
        long deadline = System.nanoTime() + LONGEST_STEP.toNanos();
        try {
            for (long left = 1; underWay > 0 && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
