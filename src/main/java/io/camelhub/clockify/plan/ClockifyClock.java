package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The knowledge of Clockify's clock: its difference from the database's. The header {@code Date} comes from one server only, so three times are
 * compared: the header, the database's clock plus the accepted difference, and the last accepted time plus this process's time since. Too early a
 * now only reads something twice, but too late a now loses changes, so the earliest is the certain time. A new difference that this process's clock
 * confirms is accepted at once: the database's clock was set. One that only the database's clock contradicts is accepted once all answers show it
 * for a day.
 *
 * @param ahead the accepted difference: how much Clockify's clock is ahead of the database's; negative where it is behind
 * @param other a different one that the answers show; null where they agree with the accepted one
 * @param otherSince the first answer with it, by Clockify's clock; null as other
 */
@Decision
record ClockifyClock(Duration ahead, Duration other, Instant otherSince) {

    /** The largest difference at which two clocks agree: an answer takes time, and clocks drift. */
    static final Duration AGREE = Duration.ofMinutes(1);

    /** How long answers must agree with each other to be accepted against the database's clock. */
    static final Duration BELIEVED_AFTER = Duration.ofDays(1);

    /** The most by which a window reaches beyond the certain time, which is also the margin for an unknown time zone. */
    static final Duration FURTHEST = Duration.ofDays(1);

    /** The assumption without other knowledge: both clocks are equal. */
    static final ClockifyClock SAME = new ClockifyClock(Duration.ZERO, null, null);

    /**
     * The current time by Clockify's clock.
     *
     * @param certain the earliest possible time: the cursor never passes it
     * @param until the end of the feed's reading
     * @param latest the latest possible time: anything after it is certainly wrong
     * @param clock the updated knowledge
     * @param agreed whether the answer's time is accepted
     * @param late whether an earlier accepted time was ahead, so that changes may have been missed
     */
    record Now(Instant certain, Instant until, Instant latest, ClockifyClock clock, boolean agreed, boolean late) {
    }

    /**
     * Compares the three times.
     *
     * @param date the header {@code Date} of an answer, in seconds; null for none
     * @param database the database's clock
     * @param counted the last accepted time plus this process's time since; null for none. It may be behind, because it stops while the machine
     *     sleeps, but is never ahead
     */
    Now now(Instant date, Instant database, Instant counted) {
        Instant expected = database.plus(ahead);
        if (date == null) {
            return new Now(earliest(expected, counted), expected, expected, this, false, false);
        }
        Duration shown = Duration.between(database, date);
        if (agree(date, expected)) {
            Duration less = shown.compareTo(ahead) < 0 ? shown : ahead;
            return new Now(earliest(date, expected), date, latest(date, expected), new ClockifyClock(less, null, null), true, false);
        }
        if (counted != null && agree(date, counted)) {
            return believed(date, shown, false);
        }
        boolean lasts = other != null && other.minus(shown).abs().compareTo(AGREE) <= 0;
        boolean alone = counted != null && agree(expected, counted);
        if (lasts && !alone && !date.isBefore(otherSince.plus(BELIEVED_AFTER))) {
            return believed(date, shown, shown.compareTo(ahead) < 0 && ahead.compareTo(AGREE) > 0);
        }
        Instant certain = alone ? earliest(expected, counted)
                : earliest(earliest(date, expected), earliest(counted, other == null ? null : database.plus(other)));
        Instant latest = latest(date, expected);
        return new Now(certain, earliest(latest, certain.plus(FURTHEST)), latest,
                lasts ? this : new ClockifyClock(ahead, shown, date), false, false);
    }

    private static Now believed(Instant date, Duration shown, boolean late) {
        return new Now(date, date, date, new ClockifyClock(shown, null, null), true, late);
    }

    private static boolean agree(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(AGREE) <= 0;
    }

    /** The earlier of two times, each of which may be null. */
    private static Instant earliest(Instant one, Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other)).flatMap(Optional::stream).min(Instant::compareTo).orElse(null);
    }

    private static Instant latest(Instant one, Instant other) {
        return Stream.of(one, other).max(Instant::compareTo).orElseThrow();
    }
}
