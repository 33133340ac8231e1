package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.TerminalBar;
import io.camelhub.clockify.command.SyncNow;
import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.run.RunSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows the progress of a running sync. */
public abstract class SyncScreen implements SyncNow.Watcher, AutoCloseable {

    final SyncProgress progress = new SyncProgress(Instant.now());

    /** A progress bar on a terminal, otherwise lines in the output. */
    public static SyncScreen of(PrintWriter out) {
        return Boolean.getBoolean("app.terminal") ? new Bar() : new Lines(out);
    }

    /** Prints a line that stays on the screen. */
    abstract void say(String line);

    /** Redraws after progress. */
    abstract void progressed();

    @Override
    public void covered(String integration, String workspaceId, long daysDone, long daysAll) {
        progress.covered(integration, workspaceId, daysDone, daysAll);
        progressed();
    }

    @Override
    public void page(String integration, String workspaceId, int entries) {
        progress.page(integration, workspaceId, entries);
        progressed();
    }

    @Override
    public void finished(RunSummary run) {
        progress.finished(run);
        progressed();
    }

    @Override
    public void pausing(List<Wait> waits, Instant now) {
        waits.forEach(wait -> say(SyncReport.words(wait, now)));
    }

    /** Removes the progress bar. */
    @Override
    public abstract void close();

    /** A progress bar over the days to read, for a terminal. */
    private static final class Bar extends SyncScreen {

        private final TerminalBar bar = new TerminalBar("Syncing", "days");

        @Override
        synchronized void say(String line) {
            close();
            System.err.println(line);
        }

        @Override
        synchronized void progressed() {
            bar.at(progress.daysDone(), Math.max(1, progress.daysAll()), progress.entries(Instant.now()));
        }

        @Override
        public synchronized void close() {
            bar.close();
        }
    }

    /** Plain lines, one every few seconds, for logs and pipes. */
    private static final class Lines extends SyncScreen {

        private static final Duration PAUSE = Duration.ofSeconds(5);

        private final PrintWriter out;
        private Instant printedAt = Instant.now();

        Lines(PrintWriter out) {
            this.out = out;
        }

        @Override
        synchronized void say(String line) {
            out.println(line);
            out.flush();
        }

        @Override
        public void started(String integration, String workspaceId, String workspaceName) {
            say(integration + " / " + Formats.text(workspaceName, 40) + ": started");
        }

        @Override
        public void finished(RunSummary run) {
            progress.finished(run);
            say(run.integration() + " / " + Formats.text(run.workspaceName(), 40) + ": " + run.outcome() + ", "
                    + HumanReadable.counted(run.entriesSeen(), "entry", "entries") + " seen, " + HumanReadable.number(run.inserted()) + " new, "
                    + HumanReadable.counted(run.requests(), "request", "requests"));
        }

        @Override
        synchronized void progressed() {
            Instant now = Instant.now();
            if (Duration.between(printedAt, now).compareTo(PAUSE) >= 0) {
                printedAt = now;
                say(progress.line(now));
            }
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
