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
 * How an integration or a workspace stands, in plain words: the one rule that {@code status} and the console go by. See the table
 * in commands.md.
 *
 * @param act whether somebody must act; else it is well, or heals by itself
 * @param words a few words, such as {@code Waits for the hourly budget until 14:05}
 * @param detail one line more: why, since when, what happens next
 */
@Decision
public record Condition(Kind kind, boolean act, String words, String detail) {

    /** So many intervals after its time a sync is late; {@link Health} says when it is behind. */
    private static final int LATE_BY = 1;

    /** What a condition looks like. */
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

    /** The conditions, the gravest first: of several that hold, the first counts. */
    public enum Kind {
        /** Only the tables still know it. */
        REMOVED(Look.OFF),
        /** It is disabled. */
        PAUSED(Look.OFF),
        WRONG_SETTINGS(Look.ACT),
        /** Clockify refuses the key. */
        KEY_REFUSED(Look.ACT),
        /** The key does not see all of the teams asked for, or not everybody's entries. */
        KEY_SEES_TOO_LITTLE(Look.ACT),
        /** Deletions wait until somebody confirms them. */
        DELETIONS_HELD(Look.ACT),
        /** It was due two intervals ago: perhaps no hub runs. */
        BEHIND(Look.ACT),
        FAILED(Look.FAULT),
        /** Something could not be read whole. */
        PARTIAL(Look.FAULT),
        /** The database's clock was set back, or it and Clockify's differ. */
        CLOCKS(Look.FAULT),
        /** The requests of this hour are used up. */
        WAITS_FOR_BUDGET(Look.WAIT),
        /** Clockify does not answer, or asks to wait. */
        WAITS(Look.WAIT),
        /** It was due an interval ago. */
        LATE(Look.WAIT),
        /** Rows could not be taken, and wait for somebody to look at them. */
        ROWS_REJECTED(Look.FAULT),
        /** Not all of the time that is wanted is read. */
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
     * @param error what is wrong with it as a whole; null for nothing
     * @param errorAt since when; null for no error
     * @param fault what of that only somebody can mend; null for nothing
     * @param wrong what is wrong with its settings; null for nothing
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

    /** When it was last brought up to date; null for never. What could not be compared with the budget left is compared later. */
    private static Instant current(WorkspaceStatus workspace) {
        return workspace.nextRun() != null && workspace.nextRun().waitsOn() == WaitsOn.BACKFILL_SHARE && workspace.lastRun() != null
                ? workspace.lastRun().startedAt() : workspace.syncedAt();
    }

    private static Condition filling(List<WorkspaceStatus> workspaces, LocalTimes times) {
        boolean newest = workspaces.stream().allMatch(one -> one.coverage().hasNewest(times.now()));
        return of(Kind.FILLING, "Filling, " + read(workspaces, times),
                (newest ? "the newest days are there" : "begins with the newest days") + left(workspaces, times));
    }

    /** Such as {@code 62 % back to 1 Jan}. */
    private static String read(List<WorkspaceStatus> workspaces, LocalTimes times) {
        long all = workspaces.stream().mapToLong(one -> one.coverage().days()).sum();
        long read = workspaces.stream().mapToLong(one -> one.lastRun() == null ? 0 : one.coverage().daysRead()).sum();
        // all of it is read, and something else is left: 99 %
        return Math.min(99, 100 * read / all) + " % back to " + times.day(workspaces.get(0).coverage().firstDay());
    }

    /** Where an hourly budget decides, or something does not go on, nobody knows. */
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
