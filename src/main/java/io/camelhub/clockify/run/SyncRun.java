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
 * One sync of one workspace; it does not change. What the run finds out is collected, each by its owner, in the last six. Routes
 * carry it in the variable {@code clockifyRun}.
 *
 * @param token of the lease
 * @param startedAt when it began, by the database's clock
 * @param yieldAt when to make room for other workspaces, or null for never
 */
public record SyncRun(
        long id, SyncCommand command, Integration settings, Known known, long token, Instant startedAt, Instant yieldAt,
        RunTally tally, RunMembers members, OptionalAnswers optional, StoreState stored, Enricher.State people, Prefetch.State ahead)
        implements StoreContext, Enricher.Run {

    /** All that is old has had its turn of being read again within this time. */
    private static final Duration ROUND = Duration.ofDays(31);

    /**
     * What the database knew of the workspace when the run began.
     *
     * @param ownerRole the role of the key's owner as it was read last; null where the key may not read it
     * @param groupIds the user groups asked for; empty is everybody
     * @param backfillFrom the first day to fetch, UTC
     * @param readsByReport whether the report was not refused when it was last tried
     * @param reportStep how much of the report is to be tried
     * @param reportSilence the runs before, to which the report gave no answer
     * @param peopleDue whether users and groups are to be read in this run
     * @param owners the integrations that sync this workspace
     */
    public record Known(
            String workspaceName, String plan, String ownerId, String ownerRole, String ownerZone, List<String> groupIds,
            LocalDate backfillFrom, boolean readsByReport, ReportStep reportStep, ReportStep.Silence reportSilence,
            boolean peopleDue, Set<String> owners) {
    }

    /** A run that begins. */
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

    /** Whether the rules of the Free plan hold. */
    public boolean freePlan() {
        return Plan.free(known.plan());
    }

    /** How many requests may be under way at once. */
    public int parallelRequests() {
        return freePlan() ? 1 : settings.parallelRequests();
    }

    /** Whether a request may be sent that might turn out not to be needed: there is no budget of which it takes. */
    public boolean maySpeculate() {
        return settings.perHour(known.plan()) == null;
    }

    /** The user groups asked for; empty is everybody. */
    public List<String> groupIds() {
        return known.groupIds();
    }

    /** What distinguishes windows that were filtered by these groups from others. */
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

    /** How many integrations share the budget of the workspace. */
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
     * Whether this run may find an entry to be deleted since it is missing: its own, or one whose owner no longer syncs the
     * workspace. Of the latter, a key that is no admin's would see for certain only what is its holder's.
     */
    public boolean mayTombstone(String owner, String userId) {
        return owner.equals(integration()) || !owns(owner) && (isAdmin(known.ownerRole()) || userId.equals(known.ownerId()));
    }

    /** The same for an entry that the feed lists as deleted, which the key therefore could see. */
    public boolean mayTombstoneListed(String owner, String userId) {
        return owner.equals(integration()) || !owns(owner);
    }

    /** The same for a window, which with groups holds nothing of people who left them. */
    public boolean mayTombstoneInWindow(String owner, String userId) {
        return mayTombstone(owner, userId) && (groupIds().isEmpty() || members.has(userId));
    }

    /** Whether a role lets a key see everybody's entries. */
    public static boolean isAdmin(String role) {
        return "OWNER".equals(role) || "WORKSPACE_ADMIN".equals(role);
    }

    /** Since when everything is to be read again by a person's order; null where nobody ordered it. */
    public Instant reconcileSince() {
        return command.reconcile() ? orderedSince() : null;
    }

    /** Since when a person's order is being done. */
    public Instant orderedSince() {
        return command.since() == null ? startedAt : Instant.parse(command.since());
    }

    /** What was left open before this time is read again. */
    public Instant openSince() {
        return reconcileSince() == null ? startedAt.minus(ReportStep.REMEMBERED) : reconcileSince();
    }

    /** How much of what is old is read again at a time, from 0 to 1. */
    public double shareOfRound() {
        return Math.min(1, (double) settings.reconcileEvery().toSeconds() / ROUND.toSeconds());
    }

    /**
     * A page of entries that a request of this run brought.
     *
     * @param entriesCount how many there are in all; null where the answer does not say
     * @param last whether the answer says that no page follows
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
