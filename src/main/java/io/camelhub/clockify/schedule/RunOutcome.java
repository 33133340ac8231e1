package io.camelhub.clockify.schedule;

import io.camelhub.clockify.http.HostSilentException;
import io.camelhub.clockify.http.HubStopsException;
import io.camelhub.clockify.http.TooManyRequestsException;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.run.BudgetExhaustedException;
import io.camelhub.clockify.run.RunEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Decides how a run ends, and when its workspace is due again.
 *
 * @param message what is incomplete or failed, in words; null for nothing
 * @param due when the next sync is due
 * @param waitsFor what it waits for until then; null for a normal interval
 * @param expected whether nothing failed
 */
@Decision
record RunOutcome(RunEnd outcome, String message, Instant due, String waitsFor, boolean expected) {

    /** The usual delay between a tick and the run that it starts. */
    private static final Duration LATE_FOR_A_TICK = Duration.ofSeconds(30);

    /**
     * The end of a run.
     *
     * @param now by the database's clock
     * @param next when the next sync is normally due
     */
    record Moment(Instant now, Instant next) {
    }

    /**
     * When the next sync is due: slightly before the interval ends, because a run begins a moment after its tick, and work that becomes due just
     * after a tick waits for the next one.
     */
    static Instant nextSync(Instant startedAt, Duration every) {
        Duration early = every.dividedBy(30);
        return startedAt.plus(every).minus(early.compareTo(LATE_FOR_A_TICK) < 0 ? early : LATE_FOR_A_TICK);
    }

    /**
     * A run that was not interrupted.
     *
     * @param left what is incomplete, in words
     * @param unfinished whether it only yielded to other workspaces
     */
    static RunOutcome finished(Collection<String> left, boolean unfinished, Moment moment) {
        String open = left.isEmpty() ? null : String.join("; ", left);
        return new RunOutcome(
                open == null ? RunEnd.DONE : RunEnd.PARTIAL, open, unfinished ? moment.now() : moment.next(), null, open == null);
    }

    /**
     * A run that was interrupted.
     *
     * @param message the exception's text for people
     * @param pause the pause of the workspace; asked only where the exception names no time
     */
    static RunOutcome stopped(Throwable fault, String message, Moment moment, Supplier<Duration> pause) {
        if (fault instanceof HubStopsException) {
            return new RunOutcome(RunEnd.WAITING, message, moment.now(), null, true);
        }
        if (fault instanceof BudgetExhaustedException wait) {
            // the backfill waits, but the next sync does not; and a sync is not worth it for each single request of the backfill
            return new RunOutcome(RunEnd.WAITING, message, wait.isForBackfill() ? moment.next() : wait.until(), message, true);
        }
        if (fault instanceof HostSilentException silent) {
            return silent.hasTimedOut()
                    ? new RunOutcome(RunEnd.FAILED, message, silent.until(), null, false)
                    : new RunOutcome(RunEnd.WAITING, message, silent.until(), message, true);
        }
        if (fault instanceof TooManyRequestsException limited) {
            Duration wait = limited.retryAfter() == null ? pause.get() : limited.retryAfter();
            return new RunOutcome(RunEnd.WAITING, message, moment.now().plus(wait), message, false);
        }
        return new RunOutcome(RunEnd.FAILED, message, moment.now().plus(pause.get()), null, false);
    }
}
