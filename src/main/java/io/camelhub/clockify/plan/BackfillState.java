package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.ReportStep;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.util.ArrayList;
import java.util.List;

/** How far a run got with its windows. Used by one thread at a time. */
public final class BackfillState {

    /** Windows that were tried in this run and did not become whole, and are left for the next. */
    final List<Window> attempted = new ArrayList<>();
    /** Parts of a window that turned out too large or not whole. */
    final List<Window> parts = new ArrayList<>();
    /** Windows whose first pages are read ahead: they come next, after the parts. */
    final List<Window> upcoming = new ArrayList<>();
    Purpose purpose = Purpose.UPKEEP;
    /** How dense entries were in the last window of the past; null where none was read yet. */
    Double entriesPerDay;
    int failedInARow;
    boolean reportGavePages;
    boolean reportHasTypes;
    ReportStep.Silence silence;
    /** Why lists are read from this run on; null where that was so before, or they are not. */
    RequestFailedException refusal;
    /** Lists are read since the report gives no answer; it is remembered once a list does. */
    boolean listsUnnoted;

    BackfillState(SyncRun run) {
        silence = run.known().reportSilence();
    }

    /** Takes note of how many entries a window holds; of the days ahead that says nothing of others. */
    void holds(SyncRun run, Window window, int entries) {
        if (isPast(run, window)) {
            entriesPerDay = window.perDay(entries);
        }
    }

    private static boolean isPast(SyncRun run, Window window) {
        return !window.from().isAfter(run.startedAt());
    }

    /** How many pages a window should have; at least one. Where nothing is known, as many as it may. */
    double expectedPages(SyncRun run, Window window) {
        return entriesPerDay == null ? Double.MAX_VALUE : Math.max(1, entriesPerDay * window.length().toDays()
                / run.tally().reportStep().pageSize(run.settings().pageSize()));
    }

    /** How many of its pages are there for all but certain: of the past, half of what is expected. */
    int surePages(SyncRun run, Window window) {
        return entriesPerDay == null || !isPast(run, window) ? 1 : (int) Math.max(1, expectedPages(run, window) / 2);
    }
}
