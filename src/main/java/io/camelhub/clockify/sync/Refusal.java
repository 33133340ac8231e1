package io.camelhub.clockify.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * A request that only helps, and that Clockify refused or did not answer when it was last made; or the form in which it was
 * taken, where Clockify refused the usual one.
 *
 * @param request its name, as in {@link OptionalRequests}
 * @param status of the refusal; null where there was no answer
 * @param pageSize rows a page that were taken; null where the request as a whole failed
 * @param form of the list of users that was taken; null as pageSize
 * @param since when it was first so
 */
record Refusal(
        String request, Integer status, String reason, Integer pageSize, ListReading.Form form, Instant since, Instant triedAt) {

    /** What was refused is tried again after this time. */
    static final Duration AGAIN = Duration.ofHours(24);

    /** Whether it still holds: what was refused holds for a day, what was not answered until the next sync. */
    boolean holds(Instant now) {
        return status != null && triedAt.plus(AGAIN).isAfter(now);
    }

    /** Whether the request failed as a whole. */
    boolean whole() {
        return pageSize == null;
    }

    /** Whether there was no answer, rather than a refusal. */
    boolean unanswered() {
        return status == null;
    }
}
