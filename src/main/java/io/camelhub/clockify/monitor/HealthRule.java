package io.camelhub.clockify.monitor;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.Health.Level;
import io.camelhub.clockify.query.Health;

/**
 * The health check of an integration.
 *
 * @param up whether the integration lets the hub be ready
 * @param message the state in one word and the reason, in plain words
 */
@Decision
record HealthRule(boolean up, String message) {

    /**
     * Decides. A single failure is retried automatically, and does not set the hub to DOWN.
     *
     * @param health null where it is not known: the database does not answer, or has no tables yet
     * @param lateIsDown {@code clockify.health.late-is-down}
     */
    static HealthRule of(Health health, boolean lateIsDown) {
        if (health == null) {
            return new HealthRule(true, "not known yet");
        }
        boolean stands = health.level() == Level.LATE || health.level() == Level.REFUSED;
        String state = switch (health.level()) {
            case OFF -> "paused";
            case WELL -> "well";
            case LATE -> "late";
            case FAILED -> "failed";
            case REFUSED -> "refused";
        };
        return new HealthRule(!(stands && lateIsDown), health.reason() == null ? state : state + ": " + health.reason());
    }
}
