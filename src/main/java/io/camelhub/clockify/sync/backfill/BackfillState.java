package io.camelhub.clockify.sync.backfill;

import io.camelhub.clockify.sync.run.Purpose;
import io.camelhub.clockify.sync.run.SyncRun;
import io.camelhub.clockify.sync.window.ReportStep;
import io.camelhub.clockify.sync.window.Window;
import java.util.ArrayList;
import java.util.List;

/** How far a run got with its windows. Only the routes of {@code clockify-backfill} carry it. Used by one thread at a time. */
public final class BackfillState {

    /** Windows that were tried in this run and did not become whole, and are left for the next. */
    final List<Window> attempted = new ArrayList<>();
    /** Parts of a window that turned out too large or not whole. */
    final List<Window> parts = new ArrayList<>();
    /** Windows whose first pages are read ahead: they come next, after the parts. */
    final List<Window> upcoming = new ArrayList<>();
    Purpose purpose = Purpose.UPKEEP;
    double entriesPerDay;
    int failedInARow;
    boolean reportGavePages;
    boolean reportHasTypes;
    ReportStep.Silence silence;
    /** Why lists are read from this run on; null where that was so before, or they are not. */
    Exception refusal;
    /** Lists are read since the report gives no answer; it is remembered once a list does. */
    boolean listsUnnoted;

    BackfillState(SyncRun run) {
        silence = run.known().reportSilence();
    }
}
