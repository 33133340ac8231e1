package io.camelhub.clockify.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A lease of this process, and what its run is doing. Safe for use by several threads. */
final class HeldLease {

    /** A run that neither asks Clockify nor writes for so long never will. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

    /** No request and no transaction lasts longer. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(4);

    private final long token;
    private final LongSupplier nanos;
    private int underWay;
    private boolean ending;
    private long lastStep;
    private Thread thread = Thread.currentThread();
    private SyncRun run;

    /** @param nanos the time that silence is measured by */
    HeldLease(long token, LongSupplier nanos) {
        this.token = token;
        this.nanos = nanos;
        this.lastStep = nanos.getAsLong();
    }

    long token() {
        return token;
    }

    /** A request or a transaction begins; whether it may. */
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

    synchronized boolean isSilent() {
        return underWay == 0 && nanos.getAsLong() - lastStep > LONGEST_SILENCE.toNanos();
    }

    /** The one that began or ended something last. */
    synchronized Thread thread() {
        return thread;
    }

    /** Whose it is; null where it has neither asked nor written anything yet. */
    synchronized SyncRun run() {
        return run;
    }

    /** Another run has the workspace: what this one has under way does not count, and is waited for by nobody. */
    synchronized void abandon() {
        ending = true;
        underWay = 0;
        notifyAll();
    }

    /** Lets nothing begin any more, and waits for what is under way. */
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
