package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/** When the hints of a workspace become work, and which. */
@Decision
public final class HintPolicy {

    /** So long nothing is to come, as who changes an entry often changes it again. */
    static final Duration QUIET = Duration.ofSeconds(1);

    /** Where changes never cease, hints wait no longer than this since the first. */
    static final Duration LONGEST = Duration.ofMillis(1500);

    /** The same where each request counts, so that one request serves more of them. */
    static final Duration LONGEST_LIMITED = Duration.ofSeconds(10);

    private HintPolicy() {
    }

    /** What is to be done about the hints of a workspace. */
    public enum Step {
        /** Nothing now: what goes on reads them, or it is not time. */
        WAIT,
        /** What they name is read. */
        VERIFY,
        /** The workspace is synced, which reads them too. */
        SYNC
    }

    /**
     * A workspace as the database has it.
     *
     * @param free whether the rules of the Free plan hold
     * @param underWay whether a run has its lease, or work on it was handed over
     * @param dueAt when the next sync is due; null for at once
     * @param pausedUntil until when Clockify is to be left alone, as it did not answer or allows no request; null for no such time
     * @param roomForSync whether the budget has room for a sync more than those that are due anyway
     */
    public record Workspace(boolean free, boolean underWay, Instant dueAt, Instant pausedUntil, boolean roomForSync) {
    }

    /**
     * Whether hints have waited for long enough.
     *
     * @param sinceFirst time since the first of them came
     * @param sinceLast time since the last of them came
     * @param limited whether each request counts
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
