package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.query.WorkspaceStatus.NextRun;
import io.camelhub.clockify.query.WorkspaceStatus.Outcome;
import io.camelhub.clockify.run.WaitsOn;
import io.camelhub.clockify.schedule.KeyFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The state of an integration or a workspace in plain words, which {@code status} and the console share. See the table in commands.md.
 *
 * @param act whether a person must act; otherwise it is well, or recovers by itself
 * @param words a few words, such as {@code Waits for the hourly budget until 14:05}
 * @param detail one more line: why, since when, what happens next
 */
@Decision
public record Condition(Kind kind, boolean act, String words, String detail) {

    /** The number of intervals after which a sync is late; with {@link Health}'s number it is behind. */
    private static final int LATE_BY = 1;

    /** The group of a condition, with its sign. */
    public enum Look {
        OFF("‖"), ACT("▲"), FAULT("!"), WAIT("◷"), BUSY("◔"), WELL("✓");

        private final String sign;

        Look(String sign) {
            this.sign = sign;
        }

        /** One character, for people. */
        public String sign() {
            return sign;
        }
    }

    /** The conditions, the most severe first: of several that hold, the first counts. */
    public enum Kind {
        /** Only in the tables, no longer in the settings. */
        REMOVED(Look.OFF),
        /** It is disabled. */
        PAUSED(Look.OFF),
        WRONG_SETTINGS(Look.ACT),
        /** Clockify refuses the key. */
        KEY_REFUSED(Look.ACT),
        /** The key does not see all selected teams, or not everybody's entries. */
        KEY_SEES_TOO_LITTLE(Look.ACT),
        /** Deletions are held until a person confirms them. */
        DELETIONS_HELD(Look.ACT),
        /** A sync is overdue by two intervals: perhaps no hub is running. */
        BEHIND(Look.ACT),
        FAILED(Look.FAULT),
        /** A range could not be read completely. */
        PARTIAL(Look.FAULT),
        /** The database's clock was set back, or differs from Clockify's. */
        CLOCKS(Look.FAULT),
        /** The requests of this hour are used up. */
        WAITS_FOR_BUDGET(Look.WAIT),
        /** Clockify does not answer, or asks to wait. */
        WAITS(Look.WAIT),
        /** A sync is overdue by one interval. */
        LATE(Look.WAIT),
        /** Some rows were rejected. */
        ROWS_REJECTED(Look.FAULT),
        /** The backfill is not complete. */
        FILLING(Look.BUSY),
        NEVER_SYNCED(Look.BUSY),
        UP_TO_DATE(Look.WELL);

        private final Look look;

        Kind(Look look) {
            this.look = look;
        }

        public Look look() {
            return look;
        }
    }

    private static Condition of(Kind kind, String words, String detail) {
        return new Condition(kind, kind.look == Look.ACT, words, detail);
    }

    /**
     * Decides about an integration.
     *
     * @param known whether it was ever synced
     * @param error the integration's own error; null for none
     * @param errorAt the time of the error; null for none
     * @param fault the key's fault, which only a person can mend; null for none
     * @param wrong the mistake in its settings; null for none
     */
    static Condition of(String name, State state, String error, Instant errorAt, KeyFault fault, String wrong,
            List<WorkspaceStatus> workspaces, LocalTimes times) {
        switch (state) {
            case REMOVED:
                return of(Kind.REMOVED, "No longer in the settings", "what is stored stays, and is read no more");
            case DISABLED:
                return of(Kind.PAUSED, "Paused", "what is stored stays, and is read no more until it is resumed");
            case WRONG_SETTINGS:
                return of(Kind.WRONG_SETTINGS, "Act: settings are wrong", wrong);
            default:
        }
        if (error != null) {
            String since = "since " + times.time(errorAt) + ": " + error;
            return fault == null ? of(Kind.FAILED, "Failed", "tried again by itself; " + since)
                    : fault == KeyFault.REFUSED ? of(Kind.KEY_REFUSED, "Act: replace the key", "refused " + since)
                    : of(Kind.KEY_SEES_TOO_LITTLE, "Act: the key sees too little", since);
        }
        if (workspaces.stream().allMatch(workspace -> workspace.condition().kind == Kind.NEVER_SYNCED)) {
            return of(Kind.NEVER_SYNCED, "Not synced yet", "begins as soon as 'clockify run' runs; where it stays so: clockify check " + name);
        }
        WorkspaceStatus gravest = workspaces.stream().min(Comparator.comparing(one -> one.condition().kind())).orElseThrow();
        Condition its = gravest.condition();
        if (workspaces.size() == 1) {
            return its;
        }
        return switch (its.kind) {
            case FILLING -> filling(workspaces, times);
            case UP_TO_DATE -> upToDate(workspaces, times);
            default -> new Condition(its.kind, its.act, its.words, gravest.shownName() + ": " + its.detail);
        };
    }

    /** Decides about a workspace. */
    static Condition of(WorkspaceStatus workspace, LocalTimes times) {
        if (workspace.seesLess() != null) {
            return of(Kind.KEY_SEES_TOO_LITTLE, "Act: the key sees too little", workspace.seesLess());
        }
        if (!workspace.heldDeletions().isEmpty()) {
            WorkspaceStatus.HeldDeletions held = workspace.heldDeletions().get(0);
            long entries = workspace.heldDeletions().stream().mapToLong(WorkspaceStatus.HeldDeletions::entries).sum();
            return of(Kind.DELETIONS_HELD, "Act: confirm deletions", (entries == 1 ? "1 is" : entries + " are") + " held back since "
                    + times.time(held.since()) + ", as " + held.reason());
        }
        Optional<StreamStatus> stream = workspace.streams().stream().filter(StreamStatus::isHeld).findFirst();
        if (stream.isPresent()) {
            return of(Kind.DELETIONS_HELD, "Act: confirm deletions", stream.get().stream() + ": " + stream.get().problem());
        }
        if (workspace.lastRun() == null && workspace.syncedAt() == null) {
            return of(Kind.NEVER_SYNCED, "Not synced yet", "begins as soon as 'clockify run' runs");
        }
        if (Health.isOverdue(workspace, Health.LATE_BY, times.now())) {
            return of(Kind.BEHIND, "Behind", "was to be synced at " + times.until(Health.due(workspace)) + ": see that 'clockify run' runs");
        }
        if (workspace.error() != null) {
            boolean failed = ended(workspace, Outcome.FAILED) || ended(workspace, Outcome.KILLED);
            return of(failed ? Kind.FAILED : Kind.PARTIAL, failed ? "Failed" : "Not read whole",
                    "tried again by itself" + next(List.of(workspace), " ", times) + "; " + workspace.error());
        }
        String clocks = workspace.clocks() == null ? null : workspace.clocks().fault(times.now());
        if (clocks != null) {
            return of(Kind.CLOCKS, "A clock is wrong", clocks);
        }
        NextRun next = workspace.nextRun();
        boolean whole = workspace.coverage().gaps().isEmpty();
        if (next != null && next.at() != null && next.waitsFor() != null && !(whole && next.waitsOn() == WaitsOn.BACKFILL_SHARE)) {
            return next.waitsOn() != WaitsOn.CLOCKIFY
                    ? of(Kind.WAITS_FOR_BUDGET, "Waits for the hourly budget until " + times.until(next.at()), "goes on by itself; "
                            + (whole ? "the time entries are as of the last sync" : read(List.of(workspace), times)))
                    : of(Kind.WAITS, "Waits until " + times.until(next.at()), "goes on by itself; " + next.waitsFor());
        }
        if (Health.isOverdue(workspace, LATE_BY, times.now())) {
            return of(Kind.LATE, "Late", "was to be synced at " + times.until(Health.due(workspace)) + ", and waits for its turn");
        }
        long rejected = workspace.entries() == null ? 0 : workspace.entries().rejected();
        if (rejected > 0) {
            return of(Kind.ROWS_REJECTED, (rejected == 1 ? "1 row is" : rejected + " rows are") + " rejected",
                    "they are not taken, all others are; which, and why: clockify rejected list");
        }
        return whole && current(workspace) != null ? upToDate(List.of(workspace), times) : filling(List.of(workspace), times);
    }

    private static boolean ended(WorkspaceStatus workspace, Outcome outcome) {
        return workspace.lastRun() != null && workspace.lastRun().outcome() == outcome;
    }

    /** The time of the last sync, also one that left its comparison for later because of the budget; null for never. */
    private static Instant current(WorkspaceStatus workspace) {
        return workspace.nextRun() != null && workspace.nextRun().waitsOn() == WaitsOn.BACKFILL_SHARE && workspace.lastRun() != null
                ? workspace.lastRun().startedAt() : workspace.syncedAt();
    }

    private static Condition filling(List<WorkspaceStatus> workspaces, LocalTimes times) {
        boolean newest = workspaces.stream().allMatch(one -> one.coverage().hasNewest(times.now()));
        return of(Kind.FILLING, "Filling, " + read(workspaces, times),
                (newest ? "the newest days are there" : "begins with the newest days") + left(workspaces, times));
    }

    /** The coverage, such as {@code 62 % back to 1 Jan}. */
    private static String read(List<WorkspaceStatus> workspaces, LocalTimes times) {
        long all = workspaces.stream().mapToLong(one -> one.coverage().days()).sum();
        long read = workspaces.stream().mapToLong(one -> one.lastRun() == null ? 0 : one.coverage().daysRead()).sum();
        // never 100 % while anything is left to do
        return Math.min(99, 100 * read / all) + " % back to " + times.day(workspaces.get(0).coverage().firstDay());
    }

    /** The estimate of the remaining time; empty with an hourly budget, or where the backfill has stalled. */
    private static String left(List<WorkspaceStatus> workspaces, LocalTimes times) {
        List<Optional<Duration>> left = workspaces.stream().filter(one -> !one.coverage().gaps().isEmpty())
                .map(one -> one.requests().limit() == null ? one.coverage().left(times.now()) : Optional.<Duration>empty()).toList();
        return left.isEmpty() || left.contains(Optional.<Duration>empty()) ? ""
                : "; about " + about(left.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()).orElseThrow()) + " left";
    }

    private static String about(Duration time) {
        long minutes = time.toMinutes() + 1;
        return minutes < 100 ? minutes + " min" : minutes < 2880 ? (minutes + 30) / 60 + " h" : (minutes + 720) / 1440 + " days";
    }

    private static Condition upToDate(List<WorkspaceStatus> workspaces, LocalTimes times) {
        return of(Kind.UP_TO_DATE, "Up to date",
                "synced " + times.time(workspaces.stream().map(Condition::current).min(Comparator.naturalOrder()).orElseThrow())
                        + next(workspaces, ", next ", times));
    }

    /** When the next of the syncs begins. */
    private static String next(List<WorkspaceStatus> workspaces, String before, LocalTimes times) {
        if (workspaces.stream().anyMatch(one -> ended(one, Outcome.RUNNING))) {
            return ", a sync goes on";
        }
        List<Optional<Instant>> next = workspaces.stream().map(one -> Optional.ofNullable(one.nextRun().at())).toList();
        return before + "at " + (next.contains(Optional.<Instant>empty()) ? "once" : times.until(next.stream().flatMap(Optional::stream).min(Comparator.naturalOrder()).orElseThrow()));
    }
}
