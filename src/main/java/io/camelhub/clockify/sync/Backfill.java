package io.camelhub.clockify.sync;

import io.camelhub.clockify.api.Faults;
import io.camelhub.clockify.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans what is still to be read: the last 31 days first, then the 31 days ahead, then backwards to the first day asked
 * for.
 */
public final class Backfill {

    static final int RECENT_DAYS = 31;
    static final int AHEAD_DAYS = 31;

    /** What is read ahead need not be extended before this many days of it are used up. */
    private static final int AHEAD_SLACK_DAYS = 7;

    private final Database database;
    private final Windows windows;
    private final Progress progress;

    public Backfill(Database database, Windows windows, Progress progress) {
        this.database = database;
        this.windows = windows;
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
        List<Window> done = new ArrayList<>(windows.whole(run, run.scope()));
        tell(run, done);
        Window window = run.parts().isEmpty() ? planned(run, done) : run.parts().remove(0);
        if (window != null && run.yieldAt() != null && !database.now().isBefore(run.yieldAt())) {
            run.makeRoom();
            return null;
        }
        return window;
    }

    private Window planned(WorkspaceRun run, List<Window> done) {
        done.addAll(run.attempted());
        Intervals covered = new Intervals(done);
        for (Window stretch : stretches(run)) {
            List<Window> gaps = covered.gaps(stretch);
            if (!gaps.isEmpty()) {
                Window newest = gaps.get(gaps.size() - 1);
                Instant from = newest.to().minus(Windows.longest(run));
                return new Window(from.isAfter(newest.from()) ? from : newest.from(), newest.to());
            }
        }
        return null;
    }

    private void tell(WorkspaceRun run, List<Window> done) {
        Intervals covered = new Intervals(done);
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

    /** What must be covered, the most wanted first. */
    private List<Window> stretches(WorkspaceRun run) {
        LocalDate today = LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC);
        Instant tomorrow = day(today.plusDays(1));
        Instant recent = day(today.plusDays(1 - RECENT_DAYS));
        Instant ahead = ahead(run, today);
        List<Window> stretches = new ArrayList<>();
        add(stretches, run, recent, tomorrow);
        add(stretches, run, tomorrow, ahead);
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

    private static Instant day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The whole time that must be covered. */
    Window whole(WorkspaceRun run) {
        LocalDate today = LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC);
        Instant end = day(today.plusDays(1 + AHEAD_DAYS));
        return new Window(run.backfillFrom().isBefore(end) ? run.backfillFrom() : end.minusSeconds(1), end);
    }

    /**
     * Leaves a window that could not be read for a later run, so that it does not hold up the others.
     *
     * @throws Exception the fault itself, where two windows failed one after the other: then Clockify as a whole is out of
     *     reach
     */
    public void skip(WorkspaceRun run, Window window, Exception fault) throws Exception {
        run.failed(true);
        if (run.failedInARow() > 1) {
            throw fault;
        }
        windows.leave(run, window, Faults.cause(fault).getMessage());
    }
}
