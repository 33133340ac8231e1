package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.ReportStep;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.util.ArrayList;
import java.util.List;

/** A run's progress with its windows. Used by one thread at a time. */
public final class BackfillState {

    /** Windows that failed or stayed incomplete in this run, and are left for the next. */
    final List<Window> attempted = new ArrayList<>();
    /** Parts of a window that was too large or incomplete. */
    final List<Window> parts = new ArrayList<>();
    /** Windows with prefetched pages: they come next, after the parts. */
    final List<Window> upcoming = new ArrayList<>();
    Purpose purpose = Purpose.UPKEEP;
    /** The entries per day in the last backfill window; null where none was read yet. */
    Double entriesPerDay;
    int failedInARow;
    boolean reportGavePages;
    boolean reportHasTypes;
    ReportStep.Silence silence;
    /** The refusal for which this run switched to user lists; null for none. */
    RequestFailedException refusal;
    /** Whether it switched to user lists after missing answers, which is stored once a list is answered. */
    boolean listsUnnoted;

    BackfillState(SyncRun run) {
        silence = run.known().reportSilence();
    }

    /** Records the number of entries in a window; not for the days ahead, whose density is another one. */
    void holds(SyncRun run, Window window, int entries) {
        if (isPast(run, window)) {
            entriesPerDay = window.perDay(entries);
        }
    }

    private static boolean isPast(SyncRun run, Window window) {
        return !window.from().isAfter(run.startedAt());
    }

    /** The expected number of pages of a window, at least one; the maximum where nothing is known. */
    double expectedPages(SyncRun run, Window window) {
        return entriesPerDay == null ? Double.MAX_VALUE : Math.max(1, entriesPerDay * window.length().toDays()
                / run.tally().reportStep().pageSize(run.settings().pageSize()));
    }

    /** The number of pages that almost certainly exist: of a backfill window, half of the expected ones. */
    int surePages(SyncRun run, Window window) {
        return entriesPerDay == null || !isPast(run, window) ? 1 : (int) Math.max(1, expectedPages(run, window) / 2);
    }
}
