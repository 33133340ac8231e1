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
 * How a run ends, and when its workspace is due again.
 *
 * @param outcome how it ends
 * @param message what is left open or went wrong, in plain words; null where nothing is
 * @param due when the next sync is due
 * @param waitsFor what it waits for until then; null where it is only not yet time
 * @param expected whether nothing went wrong
 */
@Decision
record RunOutcome(RunEnd outcome, String message, Instant due, String waitsFor, boolean expected) {

    /** A run begins no later than this after its tick, as a rule. */
    private static final Duration LATE_FOR_A_TICK = Duration.ofSeconds(30);

    /**
     * What is known at the end of a run.
     *
     * @param now by the database's clock
     * @param next when the next sync is due as a rule
     */
    record Moment(Instant now, Instant next) {
    }

    /**
     * When the next sync is due: a little before its time, since a run begins a little after the tick that finds it due, and
     * what is due a moment after a tick is left to the one after it.
     */
    static Instant nextSync(Instant startedAt, Duration every) {
        Duration early = every.dividedBy(30);
        return startedAt.plus(every).minus(early.compareTo(LATE_FOR_A_TICK) < 0 ? early : LATE_FOR_A_TICK);
    }

    /**
     * A run that did what it could.
     *
     * @param left what is left open, in plain words
     * @param unfinished whether it only made room for others
     */
    static RunOutcome finished(Collection<String> left, boolean unfinished, Moment moment) {
        String open = left.isEmpty() ? null : String.join("; ", left);
        return new RunOutcome(
                open == null ? RunEnd.DONE : RunEnd.PARTIAL, open, unfinished ? moment.now() : moment.next(), null, open == null);
    }

    /**
     * A run that could not go on.
     *
     * @param message what the fault says to people
     * @param pause how long to leave the workspace alone; asked only where the fault does not say
     */
    static RunOutcome stopped(Throwable fault, String message, Moment moment, Supplier<Duration> pause) {
        if (fault instanceof HubStopsException) {
            return new RunOutcome(RunEnd.WAITING, message, moment.now(), null, true);
        }
        if (fault instanceof BudgetExhaustedException wait) {
            // the past has to wait, but not the next sync; nor is one worth it for every single request of the backfill
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
