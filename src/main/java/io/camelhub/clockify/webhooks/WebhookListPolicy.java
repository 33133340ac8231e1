package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/** Decides when this process reads Clockify's list of a workspace's webhooks. */
@Decision
final class WebhookListPolicy {

    static final Duration DAILY = Duration.ofHours(24);
    static final Duration SOON = Duration.ofMinutes(1);
    /** Shortly after an install, because the new webhooks must be known when their first delivery comes. */
    static final Duration AT_ONCE = Duration.ofSeconds(5);
    /** After a request without an answer. */
    static final Duration AGAIN = Duration.ofMinutes(5);

    private WebhookListPolicy() {
    }

    /** The result of the last reading. */
    enum Last {
        READ,
        /** Refused, for example for missing permissions of the key. */
        REFUSED,
        /** Not answered, or not sent because the budget is used up. */
        UNANSWERED
    }

    /**
     * @param last null where this process never tried
     * @param triedAt the last try; null as {@code last}
     * @param unknown whether a delivery with an unknown signature came since; anybody can send one
     * @param changed whether the tables show other webhooks than this process knows, as after an install
     * @param scarce whether requests are scarce: unknown signatures could use them up
     */
    static boolean isDue(Last last, Instant triedAt, boolean unknown, boolean changed, boolean scarce, Instant now) {
        if (last == null) {
            return true;
        }
        Duration wait = switch (last) {
            case REFUSED -> DAILY;
            case UNANSWERED -> AGAIN;
            case READ -> changed ? scarce ? SOON : AT_ONCE : unknown && !scarce ? SOON : DAILY;
        };
        return !Term.of(triedAt, wait).holds(now);
    }

    /**
     * Whether this process's list of a workspace is up to date, so that an unknown signature is not Clockify's.
     *
     * @param last null for none
     * @param read whether the list was read since this process started
     * @param changed whether the tables show other webhooks than this process knows
     */
    static boolean isCurrent(Last last, boolean read, boolean changed) {
        return last == Last.REFUSED || read && !changed;
    }
}
