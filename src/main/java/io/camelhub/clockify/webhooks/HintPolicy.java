package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/** Decides when the hints of a workspace are read, and how. */
@Decision
public final class HintPolicy {

    /** The quiet time before hints are read, because an edited entry is often edited again. */
    static final Duration QUIET = Duration.ofSeconds(1);

    /** The longest wait since the first hint, for changes that never pause. */
    static final Duration LONGEST = Duration.ofMillis(1500);

    /** The longest wait on the Free plan, where one request should serve more hints. */
    static final Duration LONGEST_LIMITED = Duration.ofSeconds(10);

    private HintPolicy() {
    }

    /** The next step for the hints of a workspace. */
    public enum Step {
        /** None now: a run in progress reads them, or it is too early. */
        WAIT,
        /** A run reads the entries of the hints. */
        VERIFY,
        /** A sync, which reads the hints too. */
        SYNC
    }

    /**
     * The state of a workspace in the database.
     *
     * @param free whether the limits of the Free plan apply
     * @param underWay whether a run has its lease, or work on it was handed over
     * @param dueAt when the next sync is due; null for at once
     * @param pausedUntil the end of a back-off of Clockify's; null for none
     * @param roomForSync whether the budget has room for an additional sync
     */
    public record Workspace(boolean free, boolean underWay, Instant dueAt, Instant pausedUntil, boolean roomForSync) {
    }

    /**
     * Whether hints have waited long enough.
     *
     * @param sinceFirst time since the first hint
     * @param sinceLast time since the last hint
     * @param limited whether the number of requests is limited
     */
    public static boolean isRipe(Duration sinceFirst, Duration sinceLast, boolean limited) {
        return sinceLast.compareTo(QUIET) >= 0 || sinceFirst.compareTo(limited ? LONGEST_LIMITED : LONGEST) >= 0;
    }

    /** @param now by the database's clock */
    public static Step step(Workspace workspace, Instant now) {
        if (workspace.underWay() || workspace.pausedUntil() != null && workspace.pausedUntil().isAfter(now)) {
            return Step.WAIT;
        }
        if (workspace.dueAt() == null || !workspace.dueAt().isAfter(now)) {
            return Step.SYNC;
        }
        if (workspace.free()) {
            return workspace.roomForSync() ? Step.SYNC : Step.WAIT;
        }
        return Step.VERIFY;
    }
}
