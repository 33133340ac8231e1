package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The integrations of which not even the workspaces can be found out: they are left alone for a while, from 5 minutes up,
 * unless their settings change. Also what was reported of each integration, so that it is reported once. Kept in memory: a restart
 * tries at once. Safe for use by several threads.
 */
final class IntegrationBackoff {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);

    /** @param pause how long it was left alone last, or null where it only waits for a time that is known */
    private record Refusal(String fingerprint, Duration pause, Term term) {
    }

    private final Map<String, Refusal> refused = new HashMap<>();
    private final Map<String, String> reported = new HashMap<>();

    /**
     * An integration that has these settings failed, and is left alone: each time twice as long.
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

    /** An integration that has these settings may ask again at a time that is known. */
    synchronized void postpone(String integration, String fingerprint, Term wait) {
        refused.put(integration, new Refusal(fingerprint, null, wait));
    }

    /** Whether an integration is to be left alone now. */
    synchronized boolean holds(String integration, String fingerprint, Instant now) {
        Refusal refusal = refused.get(integration);
        return refusal != null && refusal.fingerprint().equals(fingerprint) && refusal.term().holds(now);
    }

    /** Clockify took the key; whether something else was reported before. */
    synchronized boolean accept(String integration) {
        refused.remove(integration);
        return reported.remove(integration) != null;
    }

    /** Whether a message about an integration differs from the last one. */
    synchronized boolean isNews(String integration, String message) {
        return !Objects.equals(reported.put(integration, message), message);
    }
}
