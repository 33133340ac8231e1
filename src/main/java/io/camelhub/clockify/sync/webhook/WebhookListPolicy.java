package io.camelhub.clockify.sync.webhook;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/** When this process is to read Clockify's list of a workspace's webhooks. */
@Decision
final class WebhookListPolicy {

    static final Duration DAILY = Duration.ofHours(24);
    static final Duration SOON = Duration.ofMinutes(1);
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
            case READ -> changed || unknown && !scarce ? SOON : DAILY;
        };
        return !now.isBefore(triedAt.plus(wait));
    }
}
