package io.camelhub.clockify.monitor;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.Health.Level;
import io.camelhub.clockify.query.Health;

/**
 * What a check says of an integration.
 *
 * @param up whether the hub is ready, as far as this integration goes
 * @param message the state in a word and why, in plain words
 */
@Decision
record HealthRule(boolean up, String message) {

    /**
     * What once failed is tried again by itself, and no reason to take a hub for down.
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
