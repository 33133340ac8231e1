package io.camelhub.clockify.sync.window;

import java.time.Instant;

/**
 * A window that was read.
 *
 * @param verifiedAt when
 * @param leftOpen why it is not whole all the same, or null
 */
public record Covered(Window window, Instant verifiedAt, String leftOpen) {

    /** Another part of the same time. */
    public Covered with(Window other) {
        return new Covered(other, verifiedAt, leftOpen);
    }
}
