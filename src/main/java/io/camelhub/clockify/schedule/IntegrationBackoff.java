package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Back-offs of integrations whose discovery failed: from 5 minutes up, until their settings change. Also the last reported message of each
 * integration, so that it is reported once. Kept in memory: a restart tries at once. Safe for use by several threads.
 */
final class IntegrationBackoff {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);

    /** @param pause the length of the last back-off; null for a wait until a known time */
    private record Refusal(String fingerprint, Duration pause, Term term) {
    }

    private final Map<String, Refusal> refused = new HashMap<>();
    private final Map<String, String> reported = new HashMap<>();

    /**
     * Starts a back-off of an integration with these settings; each one is twice as long as the last.
     *
     * @param longest the longest pause
     */
    synchronized void refuse(String integration, String fingerprint, Instant now, Duration longest) {
        Refusal before = refused.get(integration);
        if (before == null || before.pause() == null || !before.fingerprint().equals(fingerprint)) {
            refused.put(integration, new Refusal(fingerprint, FIRST_PAUSE, Term.of(now, FIRST_PAUSE)));
        } else if (!before.term().holds(now)) {
            Duration twice = before.pause().multipliedBy(2);
            Duration pause = twice.compareTo(longest) < 0 ? twice : longest;
            refused.put(integration, new Refusal(fingerprint, pause, Term.of(now, pause)));
        }
    }

    /** Starts a wait until a known time. */
    synchronized void postpone(String integration, String fingerprint, Term wait) {
        refused.put(integration, new Refusal(fingerprint, null, wait));
    }

    /** Whether an integration with these settings is in a back-off. */
    synchronized boolean holds(String integration, String fingerprint, Instant now) {
        Refusal refusal = refused.get(integration);
        return refusal != null && refusal.fingerprint().equals(fingerprint) && refusal.term().holds(now);
    }

    /** Ends the back-off after an accepted key; returns whether a problem had been reported. */
    synchronized boolean accept(String integration) {
        refused.remove(integration);
        return reported.remove(integration) != null;
    }

    /** Whether a message about an integration differs from the last one. */
    synchronized boolean isNews(String integration, String message) {
        return !Objects.equals(reported.put(integration, message), message);
    }
}
