package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.run.WaitsOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The state of a workspace of an integration.
 *
 * @param name null if not known
 * @param plan Clockify's name of the plan; null if not known
 * @param teams the user groups of the settings; empty for everybody
 * @param lastRun null where it was never synced
 * @param syncedAt when a run last completed; null for never
 * @param dueAt when the next run was or is due, even in the past; null for none, or for at once
 * @param nextRun null for none
 * @param interval null where no run is to come
 * @param reconciledAt null for never
 * @param hintedAt when a webhook last delivered; null for never
 * @param webhooks the number of webhooks to this hub in Clockify's last list; null without {@code clockify.webhooks.url}
 * @param refused refused optional requests
 * @param webhooksOff webhooks to this hub that deliver nothing
 * @param streams how far the streams are that are to be read
 * @param seesLess why the key does not see everybody's entries, in words; null where it does, or nothing shows that it does not
 * @param error why the last run was incomplete; null for nothing
 * @param reconcile null where nothing is synced
 * @param clocks null where nothing is known of them
 * @param condition the summary; null until it is decided
 */
public record WorkspaceStatus(
        String id, String name, String plan, List<Team> teams, LastRun lastRun, Instant syncedAt, Instant dueAt, NextRun nextRun, Interval interval, Coverage coverage,
        ReadBy readBy, Instant readBySince, ChangesBy changesBy, Instant changesBySince, Instant reconciledAt, Instant hintedAt, Integer webhooks, Healed healed,
        Entries entries, List<HeldDeletions> heldDeletions, BudgetUsage.Usage requests, List<RefusalQuery.Refused> refused,
        List<WebhookOff> webhooksOff, List<StreamStatus> streams, String seesLess, String error, CoverageStrip.Reconcile reconcile, Clocks clocks, Condition condition) implements Timing {

    /** @param name null if not known */
    public record Team(String id, String name) {
    }

    /** How a run ended. */
    public enum Outcome {
        DONE,
        /** The request budget was used up; it resumes by itself. */
        WAITING,
        /** A part could not be read completely. */
        PARTIAL,
        FAILED,
        RUNNING,
        /** Its process ended before it did. */
        KILLED;

        /**
         * @param stored as {@code clockify_sync_run} has it; null where the run has not ended
         * @param leaseUntil when the lease of its workspace ends; null for none
         */
        public static Outcome of(String stored, Instant leaseUntil, Instant now) {
            return stored != null ? valueOf(stored.toUpperCase(Locale.ROOT))
                    : leaseUntil != null && Term.ending(leaseUntil, Leases.TERM).holds(now) ? RUNNING : KILLED;
        }
    }

    /** How entries are read: by the report of all users, or by each user's list. */
    public enum ReadBy {
        REPORT, USER_LISTS
    }

    /** How changes are found. */
    public enum ChangesBy {
        FEED,
        /** The last days are read again, as Clockify refuses its change feed. */
        WINDOWS,
        /** Changes were not requested yet. */
        UNKNOWN
    }

    /** The figures of a run; the current ones where it has not ended. */
    public record LastRun(Instant startedAt, Outcome outcome, int requests, int entriesSeen, int inserted, int updated, int deleted) {
    }

    /**
     * @param at null for the next tick
     * @param waitsFor why the run waits, in words; null where it does not
     * @param waitsOn what for; null where it does not wait
     */
    public record NextRun(Instant at, String waitsFor, WaitsOn waitsOn) {
    }

    /** The time between two syncs: in the settings, and possible with the request budget. */
    public record Interval(Duration wanted, Duration possible) {
    }

    /**
     * Entries that a reconcile found to differ from Clockify.
     *
     * @param within how far back they are counted
     * @param lastAt the start of the last run that found some; null for none
     */
    public record Healed(long entries, Duration within, Instant lastAt) {
    }

    /** How many entries are stored; {@code current} includes those that are running. */
    public record Entries(long current, long running, long deleted, long rejected) {
    }

    /** Deletions that the guard holds back until a person confirms them. */
    public record HeldDeletions(String reason, long entries, Instant since) {
    }

    /** Why a webhook delivers nothing. */
    public enum WhyOff {
        /** A person switched it off. */
        PERSON,
        /** There are more than the plan allows. */
        PLAN,
        /** Clockify switched it off, after too many deliveries that failed. */
        FAILED
    }

    /**
     * A webhook that points to this hub and delivers nothing.
     *
     * @param event what it would report, such as {@code NEW_TIME_ENTRY}
     * @param checkedAt when Clockify listed it last
     */
    public record WebhookOff(String event, WhyOff why, Instant checkedAt) {
    }

    @Override
    public String shownName() {
        return name == null ? id : name;
    }

    /** The last days that are wanted, one a step. */
    public CoverageStrip lastDays(int days, LocalTimes times) {
        return CoverageStrip.lastDays(days, coverage, reconcile, times);
    }

    /** All days that are wanted until today, in as short steps as there is room for. */
    public CoverageStrip allDays(int mostSteps, LocalTimes times) {
        return CoverageStrip.whole(mostSteps, coverage, reconcile, times);
    }

    /** A copy with these figures. */
    WorkspaceStatus with(Interval every, Entries counted, BudgetUsage.Usage used) {
        return new WorkspaceStatus(id, name, plan, teams, lastRun, syncedAt, dueAt, nextRun, every, coverage, readBy, readBySince, changesBy,
                changesBySince, reconciledAt, hintedAt, webhooks, healed, counted, heldDeletions, used, refused, webhooksOff, streams, seesLess, error, reconcile, clocks, condition);
    }

    /** A copy with this condition. */
    WorkspaceStatus in(Condition decided) {
        return new WorkspaceStatus(id, name, plan, teams, lastRun, syncedAt, dueAt, nextRun, interval, coverage, readBy, readBySince, changesBy,
                changesBySince, reconciledAt, hintedAt, webhooks, healed, entries, heldDeletions, requests, refused, webhooksOff, streams, seesLess, error, reconcile, clocks, decided);
    }

    public WorkspaceStatus {
        teams = List.copyOf(teams);
        heldDeletions = List.copyOf(heldDeletions);
        refused = List.copyOf(refused);
        webhooksOff = List.copyOf(webhooksOff);
        streams = List.copyOf(streams);
    }
}
