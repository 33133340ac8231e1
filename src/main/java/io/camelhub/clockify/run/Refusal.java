package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Term;
import java.time.Duration;
import java.time.Instant;

/**
 * A request that only helps, and that Clockify refused or did not answer when it was last made; or the form in which it was
 * taken, where Clockify refused the usual one.
 *
 * @param request its name, as {@code users}
 * @param status of the refusal; null where there was no answer
 * @param pageSize rows a page that were taken; null where the request as a whole failed
 * @param form of the list of users that was taken; null as pageSize
 * @param since when it was first so
 */
public record Refusal(
        String request, Integer status, String reason, Integer pageSize, ListReading.Form form, Instant since, Instant triedAt) {

    /** What was refused is tried again after this time. */
    public static final Duration AGAIN = Duration.ofHours(24);

    /** Whether it still holds: what was refused holds for a day, what was not answered until the next sync. */
    public boolean holds(Instant now) {
        return status != null && Term.of(triedAt, AGAIN).holds(now);
    }

    /** Whether the request failed as a whole. */
    public boolean whole() {
        return pageSize == null;
    }

    /** Whether there was no answer, rather than a refusal. */
    public boolean unanswered() {
        return status == null;
    }
}
