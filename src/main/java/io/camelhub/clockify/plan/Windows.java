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

/** Opens and closes the windows that a workspace is read by. */
public final class Windows {

    private final RunDatabase database;
    private final WindowTable table;
    private final WorkerSlots places;

    public Windows(RunDatabase database, WindowTable table, WorkerSlots places) {
        this.database = database;
        this.table = table;
        this.places = places;
    }

    /** Begins to read a window by the report of everybody, or goes on where a killed run stopped. */
    WindowReading open(SyncRun run, Window window) {
        List<WindowReading.Page> pages = table.pages(run, run.scope(), window);
        boolean first = pages.isEmpty() && !table.anyStored(run, window);
        int pageSize = run.tally().reportStep().pageSize(run.settings().pageSize());
        return new WindowReading(window, run.scope(), null, pageSize, first, run.tally().isReportTimed(), pages);
    }

    /**
     * Ends the run between two pages of the past where others wait for its place.
     *
     * @param purpose what the window is read for
     * @throws YieldRequestedException where they do
     */
    void makeRoom(SyncRun run, Purpose purpose) {
        if (Purpose.usesBackfillShare(purpose) && run.tally().filledPast() && places.isWanted(run)) {
            throw new YieldRequestedException();
        }
    }

    /** Remembers a page in the transaction that stores it. */
    void keep(SyncRun run, WindowReading reading, TimeEntryPage page) {
        table.keep(run, reading, reading.page(page), page.asked());
    }

    /** Takes note of a page whose transaction is done. */
    void advance(WindowReading reading, TimeEntryPage received) {
        reading.add(reading.page(received));
    }

    /**
     * Ends the reading of a window: if it is whole it is remembered, else it is split, and at last left open for a later run.
     *
     * @param found how many entries that the report counts and does not give are there all the same
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

    /** Remembers for a day by what the workspace is read. */
    void noteReportStep(SyncRun run, BackfillState state) {
        state.listsUnnoted = false;
        table.noteReportStep(run);
    }

    /** Remembers in how many runs the report gave no answer. */
    void silence(SyncRun run, BackfillState state, ReportStep.Silence silence) {
        state.silence = silence;
        table.noteSilence(run, silence);
    }

    /** Leaves a window open for a later run, and says so. */
    void leave(SyncRun run, BackfillState state, Window window, String reason) {
        state.attempted.add(window);
        run.tally().leave(Reason.NOT_READ_WHOLE.of("from", window.from(), "to", window.to(), "why", reason).words());
    }

    /** Leaves the windows of a run open in which rows were rejected, where they were too many; and says what is open. */
    public void leaveOpen(SyncRun run) {
        RunTally tally = run.tally();
        if (tally.rejected().isTooLarge()) {
            tally.leave(tally.rejected().words());
            tally.suspects().forEach(one -> table.settle(run, one.scope(), one.window(), tally.rejected().words()));
        }
        leftOpen(database.all(), run.integration(), run.workspaceId()).forEach(tally::leave);
    }

    /** Why windows of a workspace are left open until the next day; a few reasons. */
    public static List<String> leftOpen(Database database, String integration, String workspaceId) {
        return WindowTable.leftOpen(database, integration, workspaceId);
    }
}
