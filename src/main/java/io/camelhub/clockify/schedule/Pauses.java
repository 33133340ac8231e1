package io.camelhub.clockify.schedule;

import io.camelhub.clockify.http.TooManyRequestsException;
import io.camelhub.clockify.run.SyncRun;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long what failed is left alone, where Clockify does not say. Safe for use by several threads. */
final class Pauses {

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    /** What fails again and again is tried again after this time at the latest; so rarely that a Free workspace may be asked. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** After 429 without {@code Retry-After}, at first. */
    private static final Duration AFTER_TOO_MANY = Duration.ofSeconds(15);

    private final WorkspaceBackoff backoff = new WorkspaceBackoff();

    /** A run failed. */
    Duration failed(SyncRun run, Throwable cause) {
        Duration every = run.settings().syncEvery();
        return cause instanceof TooManyRequestsException
                ? limited(place(run))
                : backoff.failed(place(run), shorter(every, AFTER_FAILURE), shorter(every, LONGEST));
    }

    /** The key of an integration was refused because of too many requests. */
    Duration limited(String integration) {
        Duration pause = backoff.failed(integration, AFTER_TOO_MANY, LONGEST);
        // not the same for all who wait
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 10));
    }

    void succeeded(SyncRun run) {
        backoff.succeeded(place(run));
    }

    private static String place(SyncRun run) {
        return run.integration() + "/" + run.workspaceId();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
