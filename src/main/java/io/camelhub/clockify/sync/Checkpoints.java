package io.camelhub.clockify.sync;

import io.camelhub.clockify.model.TimeEntryPage;

/** Remembers, in the transaction that stores a page, how far the reading got that it is part of. */
public final class Checkpoints {

    private final Windows windows;
    private final ChangeFeed changes;

    public Checkpoints(Windows windows, ChangeFeed changes) {
        this.windows = windows;
        this.changes = changes;
    }

    /**
     * Remembers a page.
     *
     * @param reading the {@link WindowReading} that the page is of, or the run itself where it is of the change feed
     */
    public void keep(WorkspaceRun run, Object reading, TimeEntryPage page) {
        if (reading instanceof WindowReading window) {
            windows.keep(run, window, page);
        } else {
            changes.keep(run, run.feedPage());
        }
    }
}
