package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/** When this process is to read Clockify's list of a workspace's webhooks. */
@Decision
final class WebhookListPolicy {

    static final Duration DAILY = Duration.ofHours(24);
    static final Duration SOON = Duration.ofMinutes(1);
    /** After an install, which a person made: their webhooks are to be known when the first delivery comes. */
    static final Duration AT_ONCE = Duration.ofSeconds(5);
    /** After no answer. */
    static final Duration AGAIN = Duration.ofMinutes(5);

    private WebhookListPolicy() {
    }

    /** How the last reading ended. */
    enum Last {
        READ,
        /** For the key's rights, say. */
        REFUSED,
        /** By nobody, or since the budget is used up. */
        UNANSWERED
    }

    /**
     * @param last null where this process never tried
     * @param triedAt when it tried last; null as last
     * @param unknown whether a delivery came since whose signature is not known; anybody can send one
     * @param changed whether the tables know of other webhooks than this process, as after an install
     * @param scarce whether the requests are: then anybody could use them up by unknown signatures
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
     * Whether this process knows the webhooks of a workspace as well as it can: where it does, a signature that is not known is none of
     * Clockify's.
     *
     * @param last how the last reading ended; null where there was none
     * @param read whether the list was read since this process started
     * @param changed whether the tables know of other webhooks than this process
     */
    static boolean isCurrent(Last last, boolean read, boolean changed) {
        return last == Last.REFUSED || read && !changed;
    }
}
