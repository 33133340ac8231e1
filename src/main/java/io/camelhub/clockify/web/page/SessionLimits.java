package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;

/**
 * Decides when a session expires.
 *
 * @param idle limit after the last click
 * @param max limit after the log-in
 */
@Decision
record SessionLimits(Duration idle, Duration max) {

    /**
     * @param age since the log-in
     * @param quiet since the last click; a polling request is not a click
     */
    boolean isOver(Duration age, Duration quiet) {
        return age.compareTo(max) >= 0 || quiet.compareTo(idle) >= 0;
    }
}
