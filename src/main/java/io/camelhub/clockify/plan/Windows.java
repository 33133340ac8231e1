package io.camelhub.clockify.plan;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.plan.WindowReading.Outcome;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.ReportStep;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.RunTally;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import io.camelhub.clockify.run.WorkerSlots;
import io.camelhub.clockify.run.YieldRequestedException;
import java.util.List;

/** Opens and closes the windows of a workspace. */
public final class Windows {

    private final RunDatabase database;
    private final WindowTable table;
    private final WorkerSlots places;

    public Windows(RunDatabase database, WindowTable table, WorkerSlots places) {
        this.database = database;
        this.table = table;
        this.places = places;
    }

    /** Begins to read a window by the report, or continues where a killed run stopped. */
    WindowReading open(SyncRun run, Window window) {
        List<WindowReading.Page> pages = table.pages(run, run.scope(), window);
        boolean first = pages.isEmpty() && !table.anyStored(run, window);
        int pageSize = run.tally().reportStep().pageSize(run.settings().pageSize());
        return new WindowReading(window, run.scope(), null, pageSize, first, run.tally().isReportTimed(), pages);
    }

    /**
     * Yields between two pages of a backfill window, if other work waits for a slot.
     *
     * @param purpose the purpose of the window
     * @throws YieldRequestedException where it does
     */
    void makeRoom(SyncRun run, Purpose purpose) {
        if (Purpose.usesBackfillShare(purpose) && run.tally().filledPast() && places.isWanted(run)) {
            throw new YieldRequestedException();
        }
    }

    /** Stores a page, in its transaction. */
    void keep(SyncRun run, WindowReading reading, TimeEntryPage page) {
        table.keep(run, reading, reading.page(page), page.asked());
    }

    /** Records a page after its commit. */
    void advance(WindowReading reading, TimeEntryPage received) {
        reading.add(reading.page(received));
    }

    /**
     * Ends the reading of a window: a complete one is stored, another one is split, or finally left for a later run.
     *
     * @param found the number of entries that the report counts without listing them, and that exist
     */
    void close(SyncRun run, BackfillState state, WindowReading reading, int found) {
        Outcome outcome = reading.outcome(found);
        Window window = reading.window();
        boolean byReport = reading.userId() == null;
        database.fenced(run, () -> {
            if (outcome == Outcome.WHOLE) {
                table.settle(run, reading);
                if (byReport && !run.known().readsByReport()) {
                    noteReportStep(run, state);
                }
            }
            table.forgetPages(run, reading.scope(), window);
        });
        state.failedInARow = 0;
        if (byReport && state.silence.runs() > 0) {
            silence(run, state, ReportStep.Silence.NONE);
        }
        if (reading.countsTimeOtherwise()) {
            run.tally().reportCountsTimeOtherwise();
        }
        if (reading.count() != null) {
            state.holds(run, window, reading.count());
        }
        switch (outcome) {
            case WHOLE -> {
                if (reading.rejected().isLarge()) {
                    run.tally().suspect(reading.scope(), window);
                }
            }
            case LACKING -> table.settle(run, reading.scope(), window, Reason.LACKING.of("count", reading.count(), "from", window.from(),
                    "to", window.to(), "fewer", reading.lacking() - found).words());
            case SPLIT -> state.parts.addAll(0, reading.parts());
            case OPEN -> leave(run, state, window, "changed while it was read");
        }
    }

    /** Stores the report step, which is kept for a day. */
    void noteReportStep(SyncRun run, BackfillState state) {
        state.listsUnnoted = false;
        table.noteReportStep(run);
    }

    /** Stores the number of runs without an answer to the report. */
    void silence(SyncRun run, BackfillState state, ReportStep.Silence silence) {
        state.silence = silence;
        table.noteSilence(run, silence);
    }

    /** Leaves a window incomplete for a later run, with the reason. */
    void leave(SyncRun run, BackfillState state, Window window, String reason) {
        state.attempted.add(window);
        run.tally().leave(Reason.NOT_READ_WHOLE.of("from", window.from(), "to", window.to(), "why", reason).words());
    }

    /** Marks the run's windows with too many rejected rows as incomplete, and reports what is incomplete. */
    public void leaveOpen(SyncRun run) {
        RunTally tally = run.tally();
        if (tally.rejected().isTooLarge()) {
            tally.leave(tally.rejected().words());
            tally.suspects().forEach(one -> table.settle(run, one.scope(), one.window(), tally.rejected().words()));
        }
        leftOpen(database.all(), run.integration(), run.workspaceId()).forEach(tally::leave);
    }

    /** Why windows of a workspace are incomplete until the next day; a few reasons. */
    public static List<String> leftOpen(Database database, String integration, String workspaceId) {
        return WindowTable.leftOpen(database, integration, workspaceId);
    }
}
