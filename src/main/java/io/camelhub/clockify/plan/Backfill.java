package io.camelhub.clockify.plan;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.ReportStep;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which windows are read by the report: without the feed, the last days at each sync; then windows never read; then those to be reconciled.
 */
public final class Backfill {

    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);

    private final RunDatabase database;
    private final WindowTable table;
    private final Windows windows;
    private final Reconcile reconcile;
    private final FeedGap gap;
    private final Consumer<String> planMayHaveChanged;
    private final Progress progress;

    /** @param planMayHaveChanged receives the integration whose workspace seems to have another plan */
    public Backfill(
            RunDatabase database, WindowTable table, Windows windows, Reconcile reconcile, FeedGap gap, Consumer<String> planMayHaveChanged,
            Progress progress) {
        this.database = database;
        this.table = table;
        this.windows = windows;
        this.reconcile = reconcile;
        this.gap = gap;
        this.planMayHaveChanged = planMayHaveChanged;
        this.progress = progress;
    }

    /**
     * The next window to read by the report, planned after the one before is complete, because that may have to be split. Null where none is left,
     * or where the run should yield.
     */
    Window next(SyncRun run, BackfillState state) {
        if (!run.tally().readsByReport() || run.command().selects()) {
            return null;
        }
        report(run);
        Window window = Stream.of(state.parts, state.upcoming).filter(some -> !some.isEmpty()).findFirst()
                .map(some -> some.remove(0)).orElseGet(() -> planned(run, state));
        if (window != null && state.purpose != Purpose.UPKEEP && yields(run)) {
            run.tally().makeRoom();
            return null;
        }
        return window;
    }

    void settleReconcile(SyncRun run) {
        reconcile.settle(run);
    }

    private boolean yields(SyncRun run) {
        return run.yieldAt() != null && !new Term(run.startedAt(), run.yieldAt()).holds(database.now());
    }

    private Window planned(SyncRun run, BackfillState state) {
        BackfillPlan plan = plan(run);
        if (gap.readsByWindows(run)) {
            state.purpose = Purpose.UPKEEP;
            Window again = BackfillPlan.gap(plan.fallback(), table.wholeSince(run, run.scope(), run.startedAt()), state.attempted,
                    longest(run, state));
            if (again != null) {
                return again;
            }
        }
        state.purpose = Purpose.BACKFILL;
        table.forgetStalePages(run);
        Window half = table.halfRead(run);
        if (half != null && !state.attempted.contains(half)) {
            return half;
        }
        Window missing = missing(run, state, whole(run));
        if (missing != null) {
            return missing;
        }
        state.purpose = Purpose.RECONCILE;
        return reconcile.next(run, state);
    }

    /**
     * The windows after this one, for prefetching enough pages; none where requests are limited, because the plan may change.
     *
     * @param entries the number of entries in this window; null where it is not known, or the window may stay incomplete: then no windows after it
     *     are planned
     * @param pages the number of wanted pages
     */
    List<Window> after(SyncRun run, BackfillState state, Window window, Integer entries, int pages) {
        List<Window> next = new ArrayList<>();
        if (!run.maySpeculate() || yields(run)) {
            return next;
        }
        double expected = 0;
        for (Window planned : Stream.concat(state.parts.stream(), state.upcoming.stream()).toList()) {
            if (expected < pages) {
                next.add(planned);
                expected += state.expectedPages(run, planned);
            }
        }
        if (expected < pages && entries != null && state.purpose == Purpose.BACKFILL && state.parts.isEmpty()) {
            state.holds(run, window, entries);
            List<Window> covered = new ArrayList<>(whole(run));
            covered.add(window);
            covered.addAll(state.upcoming);
            Window missing = missing(run, state, covered);
            while (expected < pages && missing != null) {
                state.upcoming.add(missing);
                next.add(missing);
                covered.add(missing);
                expected += state.expectedPages(run, missing);
                missing = missing(run, state, covered);
            }
        }
        return next;
    }

    private static Window missing(SyncRun run, BackfillState state, List<Window> covered) {
        return plan(run).missing(covered, state.attempted, longest(run, state));
    }

    static BackfillPlan plan(SyncRun run) {
        return new BackfillPlan(run.startedAt(), run.tally().latest(run.startedAt()), run.backfillFrom());
    }

    static Duration longest(SyncRun run, BackfillState state) {
        ReportStep step = run.tally().reportStep();
        return BackfillPlan.longest(run.settings().windowDays(), run.freePlan() || step.hasShortWindows(),
                step.pageSize(run.settings().pageSize()), state.entriesPerDay == null ? 0 : state.entriesPerDay);
    }

    private List<Window> whole(SyncRun run) {
        return table.wholeSince(run, run.scope(), null);
    }

    private void report(SyncRun run) {
        List<Window> covered = whole(run);
        Intervals intervals = new Intervals(covered);
        List<Window> stretches = plan(run).stretches(covered);
        Duration all = stretches.stream().map(Window::length).reduce(Duration.ZERO, Duration::plus);
        Duration read = stretches.stream().map(intervals::within).reduce(Duration.ZERO, Duration::plus);
        progress.publish(run.command().order(), listener -> listener.covered(run.integration(), run.workspaceId(), read.toDays(), all.toDays()));
    }

    /**
     * Leaves a window without an answer for a later run, so that it does not delay the others; where the report gives no answer in run after run,
     * switches to each user's list.
     *
     * @return false after two such windows in a row: then Clockify as a whole is away
     */
    boolean skip(SyncRun run, BackfillState state, Window window, RequestFailedException fault) {
        state.failedInARow++;
        Instant now = database.now();
        if (!state.reportGavePages && state.failedInARow == 1) {
            windows.silence(run, state, state.silence.another(now));
        }
        if (state.silence.isRefusal(now)) {
            turnTo(run, state, window, ReportStep.USER_LISTS, fault);
            state.listsUnnoted = true;
            return true;
        }
        if (state.failedInARow > 1) {
            return false;
        }
        windows.leave(run, state, window, fault.getMessage());
        return true;
    }

    /**
     * Handles a refusal of the report: the cause may be its page size, or the window's length, as after a change from a paid plan; finally switches
     * to each user's list.
     *
     * @return false where Clockify redirects to another host
     */
    boolean refused(SyncRun run, BackfillState state, Window window, RequestRefusedException fault) {
        int status = fault.status();
        if (status < 400) {
            return false;
        }
        ReportStep step = run.tally().reportStep();
        ReportStep next = step.refused(status, step.pageSize(run.settings().pageSize()), window.length(), state.reportGavePages);
        if (next == ReportStep.SHORT_WINDOWS) {
            database.fenced(run, () -> planMayHaveChanged.accept(run.integration()));
        }
        turnTo(run, state, window, next, fault);
        windows.noteReportStep(run, state);
        return true;
    }

    private void turnTo(SyncRun run, BackfillState state, Window window, ReportStep next, RequestFailedException fault) {
        LOG.warn("The detailed report of workspace {} is refused to integration {}; for a day, {}: {}", run.workspaceId(), run.integration(),
                next == ReportStep.USER_LISTS ? "each user's list is read instead" : "less of it is asked for (" + next + ")",
                fault.getMessage());
        run.tally().reportStep(next);
        state.refusal = next == ReportStep.USER_LISTS ? fault : null;
        state.reportGavePages = false;
        state.parts.clear();
        state.upcoming.clear();
        database.fenced(run, () -> table.forgetPages(run, run.scope(), window));
    }
}
