package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds what is stored in windows that were read, and was not received, or of which they do not hold all. */
public final class MissingEntries {

    /** Entries that a report counts and does not give: so many are read by their ids. */
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
     * What is stored in a window that was read whole, and was not received; and what may have changed unreported and the report
     * does not hold either: the types of entries, and the entries of people who left the groups asked for.
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
            // those of people who left the groups asked for
            unreported.addAll(missing);
            candidates.add(entries.owned(run, unreported, run::mayTombstone), false);
        }
        return candidates;
    }

    /** Whether a window is to be compared in all columns now, and was not since something may have happened unreported. */
    private boolean mayHaveChangedUnreported(SyncRun run, BackfillState state, WindowReading reading) {
        // what is read at each sync is compared daily
        boolean due = Purpose.usesBackfillShare(state.purpose) || run.known().peopleDue() || run.reconcileSince() != null;
        Instant until = due ? gap.until(run) : null;
        return until != null
                && !new Intervals(windows.wholeSince(run, reading.scope(), until)).gaps(reading.window()).isEmpty();
    }

    /**
     * Adds, at a reconcile, entries that no window holds. The feed reports what happens to them, but not that they were locked. And
     * what is stored of users whose lists are refused: since they do not belong to the workspace; or since the key may not see them,
     * where another's may, to which they are left. Where none may, that they are out of sight says nothing.
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
