package io.camelhub.clockify.schedule;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;

/** Decides how long a work message is waited for, before another is sent instead. */
@Decision
final class ClaimPolicy {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private ClaimPolicy() {
    }

    /** @param times how often the message was sent, this time included; each doubles the validity, because the queue may be slow */
    static Duration validity(int times) {
        Duration validity = FIRST.multipliedBy(1L << Math.min(times - 1, 10));
        return validity.compareTo(LONGEST) < 0 ? validity : LONGEST;
    }
}
