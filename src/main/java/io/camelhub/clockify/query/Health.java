package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Times;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.schedule.KeyFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether an integration works: the one rule for the exit code of {@code status}, the console, the health checks and the alerts.
 *
 * @param reason why it is not well, in words; null where it is, or is not synced
 */
@Decision
public record Health(Level level, String reason) {

    /** The number of intervals after which a sync is late; {@link Condition} calls that behind. */
    static final int LATE_BY = 2;

    /** How well an integration works. */
    public enum Level {
        /** Not synced: paused or removed. */
        OFF,
        /** It works, or waits for its request budget. */
        WELL,
        /** A workspace was due two intervals ago, and was not synced: perhaps no hub runs. */
        LATE,
        /** An error, an incomplete read, a wrong clock, or a key that does not see everybody's entries. */
        FAILED,
        /** Clockify refuses the key, or knows none of its teams. */
        REFUSED
    }

    public boolean isWell() {
        return level == Level.WELL || level == Level.OFF;
    }

    /**
     * Decides.
     *
     * @param error what is wrong with the integration as a whole; null for nothing
     * @param refused whether that is a refusal of the key or its teams
     * @param now by the database's clock
     */
    static Health of(State state, String error, boolean refused, List<? extends Timing> workspaces, Instant now) {
        if (state == State.DISABLED || state == State.REMOVED) {
            return new Health(Level.OFF, null);
        }
        if (state == State.WRONG_SETTINGS) {
            return new Health(Level.FAILED, "its settings are wrong");
        }
        if (error != null) {
            return new Health(refused ? Level.REFUSED : Level.FAILED, error);
        }
        Optional<Health> failed = workspaces.stream().filter(workspace -> workspace.error() != null)
                .map(workspace -> new Health(Level.FAILED, workspace.shownName() + ": " + workspace.error())).findFirst();
        return failed.or(() -> workspaces.stream().filter(workspace -> workspace.clocks() != null && workspace.clocks().fault(now) != null)
                        .map(workspace -> new Health(Level.FAILED, workspace.shownName() + ": " + workspace.clocks().fault(now))).findFirst())
                .or(() -> workspaces.stream().filter(workspace -> isOverdue(workspace, LATE_BY, now))
                        .map(workspace -> new Health(Level.LATE, workspace.shownName() + " was to be synced at "
                                + Times.reached(due(workspace)) + ": see that 'clockify run' runs")).findFirst())
                .or(() -> workspaces.stream().filter(workspace -> workspace.seesLess() != null)
                        .map(workspace -> new Health(Level.FAILED, workspace.shownName() + ": the key " + workspace.seesLess())).findFirst())
                .orElse(new Health(Level.WELL, null));
    }

    /** Whether nothing can be read until a person mends the key; null is no fault. */
    static boolean isRefusal(KeyFault fault) {
        return fault == KeyFault.REFUSED || fault == KeyFault.NO_TEAM;
    }

    /**
     * Whether a sync is overdue. During a wait for the budget or for Clockify, the due time is the end of the wait; a running sync is never
     * overdue.
     */
    static boolean isOverdue(Timing workspace, int intervals, Instant now) {
        if (due(workspace) == null || workspace.lastRun() != null && workspace.lastRun().outcome() == WorkspaceStatus.Outcome.RUNNING) {
            return false;
        }
        Duration grace = workspace.interval().possible().multipliedBy(intervals);
        return due(workspace).plus(grace).isBefore(now);
    }

    /** The due time. A workspace due at once, after a killed run, has been due since that run began; null where it never ran. */
    static Instant due(Timing workspace) {
        return workspace.dueAt() != null || workspace.lastRun() == null ? workspace.dueAt() : workspace.lastRun().startedAt();
    }
}
