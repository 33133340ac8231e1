package io.camelhub.clockify.monitor;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.Health.Level;

/** When somebody is told of an integration. */
@Decision
final class AlertPolicy {

    /** What to do about an integration. */
    enum Step { NOTHING, REPORT, FORGET }

    /** @param state what to report; null unless that is the step */
    record Decided(Step step, AlertState state) {
    }

    private AlertPolicy() {
    }

    /**
     * Decides. What once failed is tried again by itself: that is no news, and no recovery either.
     *
     * @param reported what was reported last; null for nothing
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
