package io.camelhub.clockify.run;

import io.camelhub.clockify.entries.StoreContext;
import io.camelhub.clockify.entries.StoreState;
import io.camelhub.clockify.http.TimeEntryRows;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.Scope;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.Enricher;
import io.camelhub.clockify.settings.Integration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One sync of one workspace, immutable; the last six components collect the run's findings, each for its owner. Routes carry it in the variable
 * {@code clockifyRun}.
 *
 * @param token of the lease
 * @param startedAt by the database's clock
 * @param yieldAt when to yield to other workspaces; null for never
 */
public record SyncRun(
        long id, SyncCommand command, Integration settings, Known known, long token, Instant startedAt, Instant yieldAt,
        RunTally tally, RunMembers members, OptionalAnswers optional, StoreState stored, Enricher.State people, Prefetch.State ahead)
        implements StoreContext, Enricher.Run {

    /** The time in which all old entries are reconciled once. */
    private static final Duration ROUND = Duration.ofDays(31);

    /**
     * The stored state of the workspace at the start of a run.
     *
     * @param ownerRole the key owner's role when last read; null where the key may not read it
     * @param groupIds the selected user groups; empty for everybody
     * @param backfillFrom the first day to fetch, UTC
     * @param readsByReport whether the report was accepted at its last try
     * @param reportStep how much of the report to try
     * @param reportSilence the runs before without an answer to the report
     * @param peopleDue whether users and groups are due
     * @param owners the integrations that sync this workspace
     */
    public record Known(
            String workspaceName, String plan, String ownerId, String ownerRole, String ownerZone, List<String> groupIds,
            LocalDate backfillFrom, boolean readsByReport, ReportStep reportStep, ReportStep.Silence reportSilence,
            boolean peopleDue, Set<String> owners) {
    }

    /** A new run. */
    public SyncRun(
            long id, SyncCommand command, Integration settings, Known known, OptionalAnswers optional, long token, Instant startedAt,
            Instant yieldAt) {
        this(id, command, settings, known, token, startedAt, yieldAt, new RunTally(known.reportStep()), new RunMembers(), optional,
                new StoreState(), new Enricher.State(), new Prefetch.State());
    }

    public String integration() {
        return settings.name();
    }

    @Override
    public String workspaceId() {
        return command.workspaceId();
    }

    /** Whether the limits of the Free plan apply. */
    public boolean freePlan() {
        return Plan.free(known.plan());
    }

    /** The most requests in progress at once. */
    public int parallelRequests() {
        return freePlan() ? 1 : settings.parallelRequests();
    }

    /** Whether requests may be sent that may turn out to be unnecessary: only without an hourly limit. */
    public boolean maySpeculate() {
        return settings.perHour(known.plan()) == null;
    }

    /** The selected user groups; empty for everybody. */
    public List<String> groupIds() {
        return known.groupIds();
    }

    /** The scope of windows that were read with these groups. */
    public String scope() {
        return scope(groupIds());
    }

    public static String scope(List<String> groupIds) {
        return groupIds.isEmpty() ? "-" : Fingerprint.of(String.join(",", groupIds));
    }

    /** The first instant to fetch. */
    public Instant backfillFrom() {
        return known.backfillFrom().atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The integrations that sync the workspace. */
    public Set<String> integrationNames() {
        return known.owners();
    }

    /** The number of integrations that share the workspace's budget. */
    public int integrations() {
        return Math.max(1, known.owners().size());
    }

    @Override
    public Reason keptOut(String userId, Instant startedAt, boolean running) {
        return new Scope(groupIds().isEmpty(), members.all(), backfillFrom()).keptOut(userId, startedAt, running);
    }

    @Override
    public boolean isOutdated(String entryId, Long asked) {
        return asked != null && ahead.isOutdated(entryId, asked);
    }

    @Override
    public void noteAsked(Collection<String> entryIds, Long asked) {
        ahead.noteAsked(entryIds, asked == null ? System.nanoTime() : asked);
    }

    @Override
    public boolean owns(String integration) {
        return known.owners().contains(integration);
    }

    /**
     * Whether this run may tombstone a missing entry: its integration's own, or one whose owner no longer syncs the workspace. Of the latter, a key
     * without admin rights may only tombstone its owner's entries, because it may not see others.
     */
    public boolean mayTombstone(String owner, String userId) {
        return owner.equals(integration()) || !owns(owner) && (isAdmin(known.ownerRole()) || userId.equals(known.ownerId()));
    }

    /** Whether this run may tombstone an entry that the feed lists as deleted, which the key therefore could see. */
    public boolean mayTombstoneListed(String owner, String userId) {
        return owner.equals(integration()) || !owns(owner);
    }

    /** Whether this run may tombstone an entry missing from a window; with groups, a window has no entries of former members. */
    public boolean mayTombstoneInWindow(String owner, String userId) {
        return mayTombstone(owner, userId) && (groupIds().isEmpty() || members.has(userId));
    }

    /** Whether a role sees everybody's entries. */
    public static boolean isAdmin(String role) {
        return "OWNER".equals(role) || "WORKSPACE_ADMIN".equals(role);
    }

    /** Since when all is to be read again by a person's order; null for no such order. */
    public Instant reconcileSince() {
        return command.reconcile() ? orderedSince() : null;
    }

    /** The start of a person's order. */
    public Instant orderedSince() {
        return command.since() == null ? startedAt : Instant.parse(command.since());
    }

    /** Windows left incomplete before this time are read again. */
    public Instant openSince() {
        return reconcileSince() == null ? startedAt.minus(ReportStep.REMEMBERED) : reconcileSince();
    }

    /** The share of the old entries that one reconcile reads, from 0 to 1. */
    public double shareOfRound() {
        return Math.min(1, (double) settings.reconcileEvery().toSeconds() / ROUND.toSeconds());
    }

    /**
     * A page of entries from a request of this run.
     *
     * @param entriesCount the number of entries in all; null where the answer does not have it
     * @param last whether no page follows, by the answer
     */
    public TimeEntryPage page(String source, Integer entriesCount, TimeEntryRows rows, List<UserRef> users, boolean last) {
        return new TimeEntryPage(integration(), workspaceId(), source, entriesCount, rows.entries(), rows.references(), users,
                rows.rejected(), List.of(), last);
    }

    @Override
    public String toString() {
        return "run " + id + " of " + integration() + "/" + workspaceId();
    }
}
