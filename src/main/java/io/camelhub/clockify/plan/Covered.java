package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;

/**
 * A window that was read.
 *
 * @param begunAt when its first page was requested; null for a single request
 * @param verifiedAt when it was read
 * @param leftOpen why it is incomplete; null where it is complete
 */
@Decision
public record Covered(Window window, Instant begunAt, Instant verifiedAt, String leftOpen) {

    /** The tolerance of comparing Clockify's clock and the database's: answers take time, and clocks drift. */
    private static final Duration BLUR = Duration.ofMinutes(1);

    /** A window that was read by a single request. */
    public Covered(Window window, Instant verifiedAt, String leftOpen) {
        this(window, null, verifiedAt, leftOpen);
    }

    /** A copy for another part of the range. */
    public Covered with(Window other) {
        return new Covered(other, begunAt, verifiedAt, leftOpen);
    }

    /**
     * Whether rows may have shifted to a page that was already read, so that one of them was missed: because an entry of the reading was deleted
     * between its first request and its last answer.
     *
     * @param startedAt the start of that entry
     * @param deletedAt the time of the deletion; null where not known
     */
    public boolean mayHaveShifted(Instant startedAt, Instant deletedAt) {
        return begunAt != null && window.contains(startedAt)
                && (deletedAt == null || !deletedAt.isBefore(begunAt.minus(BLUR)) && !deletedAt.isAfter(verifiedAt.plus(BLUR)));
    }
}
