package io.camelhub.clockify.schedule;

import io.camelhub.clockify.http.TooManyRequestsException;
import io.camelhub.clockify.run.SyncRun;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The pauses after failures for which Clockify names no time. Safe for use by several threads. */
final class Pauses {

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    /** The longest pause after repeated failures; long enough for the budget of a Free workspace. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** The first pause after 429 without {@code Retry-After}. */
    private static final Duration AFTER_TOO_MANY = Duration.ofSeconds(15);

    private final WorkspaceBackoff backoff = new WorkspaceBackoff();

    /** The pause after a failed run. */
    Duration failed(SyncRun run, Throwable cause) {
        Duration every = run.settings().syncEvery();
        return cause instanceof TooManyRequestsException
                ? limited(key(run))
                : backoff.failed(key(run), shorter(every, AFTER_FAILURE), shorter(every, LONGEST));
    }

    /** The pause after an integration's key had too many requests. */
    Duration limited(String integration) {
        Duration pause = backoff.failed(integration, AFTER_TOO_MANY, LONGEST);
        // with jitter, so that not all continue at once
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 10));
    }

    void succeeded(SyncRun run) {
        backoff.succeeded(key(run));
    }

    private static String key(SyncRun run) {
        return run.integration() + "/" + run.workspaceId();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
