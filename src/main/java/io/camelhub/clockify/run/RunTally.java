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

/** What a run did and found out so far; it is only added to. Safe for use by several threads. */
public final class RunTally {

    /** How many of many are named. */
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

    /** A window that was read whole, of whose rows many were rejected. */
    public record Suspect(String scope, Window window) {
    }

    RunTally(ReportStep reportStep) {
        this.reportStep = reportStep;
    }

    public AtomicInteger requests() {
        return requests;
    }

    /** A request was sent ahead of its turn, and is not needed. */
    void countWasted() {
        inVain.incrementAndGet();
    }

    /** How many of the requests were sent ahead of their turn, and were not needed. */
    public int wastedRequests() {
        return inVain.get();
    }

    /** The time that the report gives for a window is not that of its rows. */
    public void reportCountsTimeOtherwise() {
        reportTimed = false;
    }

    /** Whether the time that the report gives for a window is that of its rows, for all that this run has seen. */
    public boolean isReportTimed() {
        return reportTimed;
    }

    /** Something is left open, in plain words. */
    public synchronized void leave(String what) {
        left.add(what);
    }

    /** A user's entries cannot be read, for a reason in plain words. */
    public synchronized void skip(String userId, String reason) {
        skippedUsers.putIfAbsent(userId, reason);
    }

    /** That a user's entries cannot be read leaves nothing open. */
    public synchronized void clearSkip(String userId) {
        skippedUsers.remove(userId);
    }

    /** What is left open, in plain words; however many users are skipped, a few of them are named. */
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

    /** Adds rows received, and how many of them were rejected. */
    public synchronized void count(int moreRejected, int moreRows) {
        rejected = rejected.plus(moreRejected, moreRows);
    }

    /** How many of the rows received were rejected. */
    public synchronized RejectedShare rejected() {
        return rejected;
    }

    public synchronized void suspect(String scope, Window window) {
        suspects.add(new Suspect(scope, window));
    }

    public synchronized List<Suspect> suspects() {
        return List.copyOf(suspects);
    }

    /** A page was read for something else than to be current. */
    public void fillPast() {
        filledPast = true;
    }

    public boolean filledPast() {
        return filledPast;
    }

    /** How much of the report is asked for. */
    public ReportStep reportStep() {
        return reportStep;
    }

    /** The report is refused as it was asked for. */
    public void reportStep(ReportStep next) {
        reportStep = next;
    }

    /** Whether windows are read by the detailed report, rather than by the list of each user. */
    public boolean readsByReport() {
        return reportStep != ReportStep.USER_LISTS;
    }

    /** The feed is not read in this run: changes are learnt by reading the last days again. */
    public void missFeed() {
        feedMissed = true;
    }

    public boolean feedMissed() {
        return feedMissed;
    }

    /**
     * What was due to be read again was read again.
     *
     * @param since when the reconcile began that this ends
     */
    public void reconcile(Instant since) {
        reconciledSince = since;
    }

    public boolean reconciled() {
        return reconciledSince != null;
    }

    /** When the reconcile began that this run ended; null where it ended none. */
    public Instant reconciledSince() {
        return reconciledSince;
    }

    /** There is more to read as soon as others had their turn. */
    public void makeRoom() {
        unfinished = true;
    }

    public boolean unfinished() {
        return unfinished;
    }
}
