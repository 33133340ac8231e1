package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;

/**
 * A window that was read.
 *
 * @param begunAt when the first of its pages was asked for; null where it was read by one request
 * @param verifiedAt when it was read
 * @param leftOpen why it is not whole all the same, or null
 */
@Decision
public record Covered(Window window, Instant begunAt, Instant verifiedAt, String leftOpen) {

    /** Clockify's clock and the database's are compared by answers that take a while, and drift. */
    private static final Duration BLUR = Duration.ofMinutes(1);

    /** A window that was read by one request. */
    public Covered(Window window, Instant verifiedAt, String leftOpen) {
        this(window, null, verifiedAt, leftOpen);
    }

    /** Another part of the same time. */
    public Covered with(Window other) {
        return new Covered(other, begunAt, verifiedAt, leftOpen);
    }

    /**
     * Whether rows may have shifted from a page to one that was read before, so that one of them was received with neither: an entry
     * that the reading held, or was about to, was deleted between its first request and its last answer.
     *
     * @param startedAt when that entry started
     * @param deletedAt when it was deleted; null where that is not known
     */
    public boolean mayHaveShifted(Instant startedAt, Instant deletedAt) {
        return begunAt != null && window.contains(startedAt)
                && (deletedAt == null || !deletedAt.isBefore(begunAt.minus(BLUR)) && !deletedAt.isAfter(verifiedAt.plus(BLUR)));
    }
}
