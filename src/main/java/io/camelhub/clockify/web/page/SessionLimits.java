package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;

/**
 * When a session is over.
 *
 * @param idle after the last click
 * @param max after the log-in
 */
@Decision
record SessionLimits(Duration idle, Duration max) {

    /**
     * @param age since the log-in
     * @param quiet since the last click; what a page asks by itself is none
     */
    boolean isOver(Duration age, Duration quiet) {
        return age.compareTo(max) >= 0 || quiet.compareTo(idle) >= 0;
    }
}
