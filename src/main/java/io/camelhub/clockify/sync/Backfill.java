package io.camelhub.clockify.sync;

import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.RequestRefusedException;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.WorkspaceRun.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans which windows are read by the report: without the feed, the last days at each sync; what was never read, the last 31
 * days first, then the 31 days ahead, then backwards to the first day asked for; and what is to be read again.
 */
public final class Backfill {

    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);

    static final int RECENT_DAYS = 31;
    static final int AHEAD_DAYS = 31;

    /** Without the feed, so many days are read again at each sync. */
    private static final int FALLBACK_DAYS = 7;

    /** What is read ahead need not be extended before this many days of it are used up. */
    private static final int AHEAD_SLACK_DAYS = 7;

    private final Database database;
    private final Windows windows;
    private final Reconcile reconcile;
    private final ChangeFeed changes;
    private final Progress progress;

    public Backfill(Database database, Windows windows, Reconcile reconcile, ChangeFeed changes, Progress progress) {
        this.database = database;
        this.windows = windows;
        this.reconcile = reconcile;
        this.changes = changes;
        this.progress = progress;
    }

    /**
     * Decides which window is read next by the report; see {@link WorkspaceRun#window()}. Each is decided when the one
     * before is done, since that may have to be split.
     *
     * @return false where nothing is left, or where the run should make room for others
     */
    public boolean advance(WorkspaceRun run) {
        run.turnTo(decide(run));
        return run.window() != null;
    }

    /** The window that {@link #advance} decided on. */
    public Window window(WorkspaceRun run) {
        return run.window();
    }

    private Window decide(WorkspaceRun run) {
        if (!run.readsByReport()) {
            return null;
        }
        tell(run);
        Window window = run.parts().isEmpty() ? planned(run) : run.parts().remove(0);
        if (window != null && run.purpose() != Purpose.UPKEEP && yields(run)) {
            run.makeRoom();
            return null;
        }
        return window;
    }

    private boolean yields(WorkspaceRun run) {
        return run.yieldAt() != null && !database.now().isBefore(run.yieldAt());
    }

    private Window planned(WorkspaceRun run) {
        if (changes.byWindows(run)) {
            run.turnTo(Purpose.UPKEEP);
            Window again = gap(run, fallback(run), windows.wholeSince(run, run.scope(), run.startedAt()));
            if (again != null) {
                return again;
            }
        }
        run.turnTo(Purpose.BACKFILL);
        windows.forgetStalePages(run);
        Window half = windows.halfRead(run);
        if (half != null && !run.attempted().contains(half)) {
            return half;
        }
        Window missing = missing(run, windows.whole(run, run.scope()));
        if (missing != null) {
            return missing;
        }
        run.turnTo(Purpose.RECONCILE);
        return reconcile.next(run, whole(run));
    }

    /**
     * The window that will be read after this one, once it is whole; null where none is to be expected, or where each request
     * counts: it might be another one in the end.
     *
     * @param entries how many it holds
     */
    Window after(WorkspaceRun run, Window window, int entries) {
        if (run.purpose() != Purpose.BACKFILL || run.freePlan() || run.settings().requestsPerHour() != null || yields(run)) {
            return null;
        }
        if (!run.parts().isEmpty()) {
            return run.parts().get(0);
        }
        run.entriesPerDay(window.perDay(entries));
        List<Window> covered = new ArrayList<>(windows.whole(run, run.scope()));
        covered.add(window);
        return missing(run, covered);
    }

    /** The most wanted window that is not covered; null for none. */
    private Window missing(WorkspaceRun run, List<Window> covered) {
        for (Window stretch : stretches(run)) {
            Window gap = gap(run, stretch, covered);
            if (gap != null) {
                return gap;
            }
        }
        return null;
    }

    /** The newest part of a stretch that is neither covered nor was tried in vain in this run; null for none. */
    private static Window gap(WorkspaceRun run, Window stretch, List<Window> covered) {
        List<Window> done = new ArrayList<>(covered);
        done.addAll(run.attempted());
        List<Window> gaps = new Intervals(done).gaps(stretch);
        return gaps.isEmpty() ? null : gaps.get(gaps.size() - 1).newest(Windows.longest(run));
    }

    private void tell(WorkspaceRun run) {
        Intervals covered = new Intervals(windows.whole(run, run.scope()));
        Duration all = Duration.ZERO;
        Duration read = Duration.ZERO;
        for (Window stretch : stretches(run)) {
            all = all.plus(stretch.length());
            read = read.plus(covered.within(stretch));
        }
        long daysDone = read.toDays();
        long daysAll = all.toDays();
        progress.tell(listener -> listener.covered(run.integration(), run.workspaceId(), daysDone, daysAll));
    }

    /** What is read again at each sync where the feed is refused. */
    Window fallback(WorkspaceRun run) {
        LocalDate today = today(run);
        return new Window(day(today.plusDays(1 - FALLBACK_DAYS)), day(today.plusDays(1 + AHEAD_DAYS)));
    }

    /** What must be covered, the most wanted first. */
    private List<Window> stretches(WorkspaceRun run) {
        LocalDate today = today(run);
        Instant tomorrow = day(today.plusDays(1));
        Instant recent = day(today.plusDays(1 - RECENT_DAYS));
        List<Window> stretches = new ArrayList<>();
        add(stretches, run, recent, tomorrow);
        add(stretches, run, tomorrow, ahead(run, today));
        add(stretches, run, run.backfillFrom(), recent);
        return stretches;
    }

    private Instant ahead(WorkspaceRun run, LocalDate today) {
        Instant enough = day(today.plusDays(1 + AHEAD_DAYS - AHEAD_SLACK_DAYS));
        Instant wanted = day(today.plusDays(1 + AHEAD_DAYS));
        return windows.whole(run, run.scope()).stream()
                .map(Window::to)
                .filter(end -> !end.isBefore(enough) && end.isBefore(wanted))
                .max(Instant::compareTo)
                .orElse(wanted);
    }

    private static void add(List<Window> stretches, WorkspaceRun run, Instant from, Instant to) {
        Instant start = from.isBefore(run.backfillFrom()) ? run.backfillFrom() : from;
        if (start.isBefore(to)) {
            stretches.add(new Window(start, to));
        }
    }

    private static LocalDate today(WorkspaceRun run) {
        return LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC);
    }

    private static Instant day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The whole time that must be covered. */
    static Window whole(WorkspaceRun run) {
        Instant end = day(today(run).plusDays(1 + AHEAD_DAYS));
        return new Window(run.backfillFrom().isBefore(end) ? run.backfillFrom() : end.minusSeconds(1), end);
    }

    /**
     * Leaves a window that got no answer for a later run, so that it does not hold up the others; where the report gives none
     * in run after run, each user's list is read instead.
     *
     * @throws Exception the fault itself, where two windows failed one after the other: then Clockify as a whole is out of
     *     reach
     */
    public void skip(WorkspaceRun run, Window window, Exception fault) throws Exception {
        run.failed(true);
        Instant now = database.now();
        if (!run.hasTakenPages() && run.failedInARow() == 1) {
            windows.silent(run, run.reportSilence().another(now));
        }
        if (run.reportSilence().isRefusal(now)) {
            turnTo(run, window, ReportStep.USER_LISTS, fault);
            run.unnotedLists(true);
            return;
        }
        if (run.failedInARow() > 1) {
            throw fault;
        }
        windows.leave(run, window, ErrorTranslator.cause(fault).getMessage());
    }

    /**
     * Clockify refuses the report: perhaps such large pages, or such long windows, as on a plan that is no longer a paid one;
     * else each user's list is for everybody.
     *
     * @throws Exception the fault itself, where Clockify points to another place
     */
    public void refused(WorkspaceRun run, Window window, Exception fault) throws Exception {
        int status = ErrorTranslator.cause(fault) instanceof RequestRefusedException refused ? refused.status() : 403;
        if (status < 400) {
            throw fault;
        }
        ReportStep next = run.reportStep().refused(status, run.pageSize(), window.length(), run.hasTakenPages());
        if (next == ReportStep.SHORT_WINDOWS) {
            database.statement("integration-stale").param("name", run.integration()).update();
        }
        turnTo(run, window, next, fault);
        windows.readBy(run);
    }

    private void turnTo(WorkspaceRun run, Window window, ReportStep next, Exception fault) {
        LOG.warn("The detailed report of workspace {} is refused to integration {}; for a day, {}: {}", run.workspaceId(), run.integration(),
                next == ReportStep.USER_LISTS ? "each user's list is read instead" : "less of it is asked for (" + next + ")",
                ErrorTranslator.cause(fault).getMessage());
        run.turnTo(next);
        windows.forgetPages(run, window);
    }
}
