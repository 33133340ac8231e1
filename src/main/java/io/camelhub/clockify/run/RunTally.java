package io.camelhub.clockify.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The findings of a run so far, to which its stages add. Safe for use by several threads. */
public final class RunTally {

    /** Most users that a message names. */
    private static final int FEW = 3;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger inVain = new AtomicInteger();
    private final Set<String> left = new LinkedHashSet<>();
    private final Map<String, String> skippedUsers = new LinkedHashMap<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private RejectedShare rejected = RejectedShare.NONE;
    private volatile ReportStep reportStep;
    private volatile boolean filledPast;
    private volatile boolean feedMissed;
    private volatile Instant reconciledSince;
    private volatile boolean unfinished;
    private volatile boolean reportTimed = true;
    private volatile Instant latest;

    /** A completely read window with many rejected rows. */
    public record Suspect(String scope, Window window) {
    }

    RunTally(ReportStep reportStep) {
        this.reportStep = reportStep;
    }

    public AtomicInteger requests() {
        return requests;
    }

    /** Records the latest time that it may be, by any clock. */
    public void noteLatest(Instant time) {
        latest = time;
    }

    /**
     * The latest time that it may be, by any clock.
     *
     * @param known the time by the database's clock, for as long as Clockify's is not known
     */
    public Instant latest(Instant known) {
        return latest == null || latest.isBefore(known) ? known : latest;
    }

    /** Counts a prefetched request whose answer was not needed. */
    void countWasted() {
        inVain.incrementAndGet();
    }

    /** The number of prefetched requests whose answers were not needed. */
    public int wastedRequests() {
        return inVain.get();
    }

    /** Records that the report's total duration of a window differs from that of its rows. */
    public void reportCountsTimeOtherwise() {
        reportTimed = false;
    }

    /** Whether the report's total durations have matched the rows in this run. */
    public boolean isReportTimed() {
        return reportTimed;
    }

    /** Adds something incomplete, in words. */
    public synchronized void leave(String what) {
        left.add(what);
    }

    /** Records that a user's entries cannot be read, with the reason in words. */
    public synchronized void skip(String userId, String reason) {
        skippedUsers.putIfAbsent(userId, reason);
    }

    /** Removes a user whose unreadable entries are no problem. */
    public synchronized void clearSkip(String userId) {
        skippedUsers.remove(userId);
    }

    /** What is incomplete, in words; of many skipped users only a few are named. */
    public synchronized Set<String> left() {
        Set<String> all = new LinkedHashSet<>(left);
        int skipped = skippedUsers.size();
        if (skipped > 0) {
            all.add("the entries of " + (skipped == 1 ? "user " : skipped + " users, ")
                    + skippedUsers.keySet().stream().limit(FEW).collect(Collectors.joining(", "))
                    + (skipped > FEW ? " and others" : "") + (skipped == 1 ? "" : ",")
                    + " cannot be read: " + skippedUsers.values().iterator().next());
        }
        return all;
    }

    /** Adds to the numbers of received and rejected rows. */
    public synchronized void count(int moreRejected, int moreRows) {
        rejected = rejected.plus(moreRejected, moreRows);
    }

    /** The share of rejected rows. */
    public synchronized RejectedShare rejected() {
        return rejected;
    }

    public synchronized void suspect(String scope, Window window) {
        suspects.add(new Suspect(scope, window));
    }

    public synchronized List<Suspect> suspects() {
        return List.copyOf(suspects);
    }

    /** Records that a page was read for another purpose than staying current. */
    public void fillPast() {
        filledPast = true;
    }

    public boolean filledPast() {
        return filledPast;
    }

    /** How much of the report is requested. */
    public ReportStep reportStep() {
        return reportStep;
    }

    /** Sets a reduced step after a refusal. */
    public void reportStep(ReportStep next) {
        reportStep = next;
    }

    /** Whether windows are read by the detailed report, rather than by each user's list. */
    public boolean readsByReport() {
        return reportStep != ReportStep.USER_LISTS;
    }

    /** Records that the feed is not read in this run: changes are found by reading the last days again. */
    public void missFeed() {
        feedMissed = true;
    }

    public boolean feedMissed() {
        return feedMissed;
    }

    /**
     * Records a completed reconcile.
     *
     * @param since when it began
     */
    public void reconcile(Instant since) {
        reconciledSince = since;
    }

    public boolean reconciled() {
        return reconciledSince != null;
    }

    /** When the reconcile that this run completed began; null for none. */
    public Instant reconciledSince() {
        return reconciledSince;
    }

    /** Records that the run yielded, and has more to read. */
    public void makeRoom() {
        unfinished = true;
    }

    public boolean unfinished() {
        return unfinished;
    }
}
