package io.camelhub.clockify.watch.alert;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.state.Health.Level;

/** When somebody is told of an integration. */
@Decision
final class AlertPolicy {

    /** What to do about an integration. */
    enum Step { NOTHING, TELL, FORGET }

    /** @param state what to tell; null unless that is the step */
    record Decided(Step step, AlertState state) {
    }

    private AlertPolicy() {
    }

    /**
     * Decides. What once failed is tried again by itself: that is no news, and no recovery either.
     *
     * @param told what was told last; null for nothing
     */
    static Decided decide(AlertState told, Level level) {
        return switch (level) {
            case LATE -> tell(told, AlertState.LATE);
            case REFUSED -> tell(told, AlertState.REFUSED);
            case WELL -> told == null ? new Decided(Step.NOTHING, null) : tell(told, AlertState.RECOVERED);
            case FAILED -> new Decided(Step.NOTHING, null);
            case OFF -> new Decided(told == null ? Step.NOTHING : Step.FORGET, null);
        };
    }

    private static Decided tell(AlertState told, AlertState now) {
        return told == now ? new Decided(Step.NOTHING, null) : new Decided(Step.TELL, now);
    }
}
