package io.camelhub.clockify.cli;

import io.camelhub.clockify.sync.RunSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Plain lines, one every few seconds, for logs and pipes. */
final class LinesScreen implements SyncScreen {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final SyncProgress progress = new SyncProgress(Instant.now());
    private Instant spokenAt = Instant.now();

    LinesScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void started(String integration, String workspaceId, String workspaceName) {
        say(integration + " / " + Formats.text(workspaceName, 40) + ": started");
    }

    @Override
    public void covered(String integration, String workspaceId, long daysDone, long daysAll) {
        progress.covered(integration, workspaceId, daysDone, daysAll);
        tick();
    }

    @Override
    public void page(String integration, String workspaceId, int entries) {
        progress.page(integration, workspaceId, entries);
        tick();
    }

    @Override
    public void finished(RunSummary run) {
        progress.finished(run);
        say(run.integration() + " / " + Formats.text(run.workspaceName(), 40) + ": " + run.outcome() + ", "
                + Formats.number(run.entriesSeen()) + " entries seen, " + Formats.number(run.inserted()) + " new, "
                + Formats.number(run.requests()) + " requests");
    }

    private synchronized void tick() {
        Instant now = Instant.now();
        if (Duration.between(spokenAt, now).compareTo(PAUSE) >= 0) {
            spokenAt = now;
            say(progress.line(now));
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
