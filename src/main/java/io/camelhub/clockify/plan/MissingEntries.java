package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds stored entries that are missing from the windows just read, and entries to be compared in more columns than the windows have. */
public final class MissingEntries {

    /** The most entries to read by id for a report that counts more than it lists. */
    private static final int MOST_LACKING = 200;

    private final EntryTable entries;
    private final WindowTable windows;
    private final FeedGap gap;

    public MissingEntries(EntryTable entries, WindowTable windows, FeedGap gap) {
        this.entries = entries;
        this.windows = windows;
        this.gap = gap;
    }

    /**
     * The candidates of a window: stored entries that a complete reading did not bring, and entries with possible changes that the report does not
     * show: types, and entries of former group members.
     */
    public Candidates of(SyncRun run, BackfillState state, WindowReading reading) {
        Candidates candidates = new Candidates();
        Window window = reading.window();
        entries.releaseSeen(run, reading.ids());
        if (reading.lacking() > 0) {
            Set<String> lacking = entries.inWindow(run, window);
            lacking.removeAll(reading.ids());
            candidates.lacking(window, lacking.stream().limit(MOST_LACKING).toList());
        }
        if (reading.first() || reading.isTooLarge() || !reading.whole() || reading.rejected().isTooLarge()) {
            return candidates;
        }
        boolean byReport = reading.userId() == null;
        Set<String> missing = byReport ? entries.inWindow(run, window) : entries.ofUser(run, reading.userId(), window);
        candidates.of(missing.size());
        candidates.received(reading.ids());
        missing.removeAll(reading.ids());
        candidates.add(entries.owned(run, missing, byReport ? run::mayTombstoneInWindow : run::mayTombstone), false);
        if (!missing.isEmpty() && !run.command().confirmDeletions()) {
            candidates.foundGone(entries.foundGone(run));
        }
        if (byReport && mayHaveChangedUnreported(run, state, reading)) {
            Set<String> unreported = new HashSet<>();
            if (!state.reportHasTypes) {
                unreported.addAll(entries.typedInWindow(run, window));
                unreported.retainAll(reading.ids());
            }
            // the entries of former members of the selected groups
            unreported.addAll(missing);
            candidates.add(entries.owned(run, unreported, run::mayTombstone), false);
        }
        return candidates;
    }

    /** Whether all columns of a window's entries are to be compared now, because a change may have been missed since the last time. */
    private boolean mayHaveChangedUnreported(SyncRun run, BackfillState state, WindowReading reading) {
        // ranges that each sync reads are compared daily
        boolean due = Purpose.usesBackfillShare(state.purpose) || run.known().peopleDue() || run.reconcileSince() != null;
        Instant until = due ? gap.until(run) : null;
        return until != null
                && !new Intervals(windows.wholeSince(run, reading.scope(), until)).gaps(reading.window()).isEmpty();
    }

    /**
     * Adds out-of-window entries at a reconcile: the feed reports their changes, but not that they were locked. Also adds entries of users whose
     * lists are refused, because they left the workspace or the key may not see them; if another key may see them, the entries pass to it. If none
     * may, that they are missing proves nothing.
     */
    public Candidates outOfWindow(SyncRun run, UserListPlan plan) {
        Candidates candidates = new Candidates();
        if (run.reconcileSince() != null || run.tally().reconciled()) {
            candidates.add(entries.owned(run, entries.outOfWindow(run, Backfill.plan(run).whole()), run::mayTombstone), false);
        }
        Set<String> refused = new LinkedHashSet<>(plan.notMembers());
        if (!plan.hidden().isEmpty() && entries.seesMore(run) != null) {
            refused.addAll(plan.hidden());
        }
        refused.forEach(user -> candidates.add(
                entries.owned(run, entries.ofUser(run, user, plan.window(user)), run::mayTombstone), false));
        return candidates;
    }
}
