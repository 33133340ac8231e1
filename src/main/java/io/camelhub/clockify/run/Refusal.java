package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Term;
import java.time.Duration;
import java.time.Instant;

/**
 * The failure of an optional request at its last try; or the reduced form that Clockify accepted after refusing the normal one.
 *
 * @param request its name, such as {@code users}
 * @param status of the refusal; null for no answer
 * @param pageSize the accepted page size; null where the request as a whole failed
 * @param form the accepted form of the user list; null as pageSize
 * @param since the first such failure
 */
public record Refusal(
        String request, Integer status, String reason, Integer pageSize, ListReading.Form form, Instant since, Instant triedAt) {

    /** When a refused request is retried. */
    public static final Duration AGAIN = Duration.ofHours(24);

    /** Whether it is still valid: a refusal for a day, a missing answer until the next sync. */
    public boolean holds(Instant now) {
        return status != null && Term.of(triedAt, AGAIN).holds(now);
    }

    /** Whether the request as a whole failed. */
    public boolean whole() {
        return pageSize == null;
    }

    /** Whether there was no answer, rather than a refusal. */
    public boolean unanswered() {
        return status == null;
    }
}
