package io.camelhub.clockify.monitor;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.Health.Level;

/** Decides when to alert about an integration. */
@Decision
final class AlertPolicy {

    /** The next step for an integration. */
    enum Step { NOTHING, REPORT, FORGET }

    /** @param state the state to report; null unless the step is to send */
    record Decided(Step step, AlertState state) {
    }

    private AlertPolicy() {
    }

    /**
     * Decides. A single failure is retried automatically, so it is neither news nor a recovery.
     *
     * @param reported the last reported state; null for none
     */
    static Decided decide(AlertState reported, Level level) {
        return switch (level) {
            case LATE -> report(reported, AlertState.LATE);
            case REFUSED -> report(reported, AlertState.REFUSED);
            case WELL -> reported == null ? new Decided(Step.NOTHING, null) : report(reported, AlertState.RECOVERED);
            case FAILED -> new Decided(Step.NOTHING, null);
            case OFF -> new Decided(reported == null ? Step.NOTHING : Step.FORGET, null);
        };
    }

    private static Decided report(AlertState reported, AlertState now) {
        return reported == now ? new Decided(Step.NOTHING, null) : new Decided(Step.REPORT, now);
    }
}
