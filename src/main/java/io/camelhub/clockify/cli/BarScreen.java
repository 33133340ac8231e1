package io.camelhub.clockify.cli;

import io.camelhub.clockify.sync.RunSummary;
import java.io.PrintStream;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar over the days to read, for a terminal. */
final class BarScreen implements SyncScreen {

    private final PrintStream terminal;
    private final SyncProgress progress = new SyncProgress(Instant.now());
    private ProgressBar bar;

    BarScreen(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void say(String line) {
        close();
        terminal.println(line);
    }

    @Override
    public void covered(String integration, String workspaceId, long daysDone, long daysAll) {
        progress.covered(integration, workspaceId, daysDone, daysAll);
        draw();
    }

    @Override
    public void page(String integration, String workspaceId, int entries) {
        progress.page(integration, workspaceId, entries);
        draw();
    }

    @Override
    public void finished(RunSummary run) {
        progress.finished(run);
        draw();
    }

    private synchronized void draw() {
        if (bar == null) {
            bar = ProgressBar.builder()
                    .setTaskName("Syncing")
                    .setUnit(" days", 1)
                    .setInitialMax(Math.max(1, progress.daysAll()))
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal))
                    .build();
        }
        bar.maxHint(Math.max(1, progress.daysAll()));
        bar.stepTo(progress.daysDone());
        bar.setExtraMessage(" " + progress.entries(Instant.now()));
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
