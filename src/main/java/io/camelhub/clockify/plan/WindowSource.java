package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.SyncRun;
import java.util.List;

/**
 * The source of one window: of everybody by the report, or of one user by their list. Stored entries that a complete reading did not bring are
 * verified before the window counts as read.
 */
abstract class WindowSource implements PageSource {

    final SyncRun run;
    final BackfillState state;
    final WindowReading reading;
    private final Windows windows;
    private final MissingEntries missing;
    private final Verification verification;
    private List<Prefetch.Ticket> tickets = List.of();
    private VerificationSource verifying;
    private boolean closed;

    WindowSource(SyncRun run, BackfillState state, WindowReading reading, Windows windows, MissingEntries missing, Verification verification) {
        this.run = run;
        this.state = state;
        this.reading = reading;
        this.windows = windows;
        this.missing = missing;
        this.verification = verification;
    }

    /** The request for the next page. */
    abstract PageRequest request();

    /** The requests to prefetch while a page is written. */
    abstract List<Prefetch.Ticket> onPage(TimeEntryPage page);

    /** Closes the window. */
    void close() {
    }

    @Override
    public Next next() {
        if (verifying == null && reading.isMore()) {
            windows.makeRoom(run, state.purpose);
            return request();
        }
        if (verifying == null) {
            verifying = verification.source(run, missing.of(run, state, reading));
            return verifying;
        }
        if (!closed) {
            closed = true;
            windows.close(run, state, reading, verifying.found());
            close();
        }
        return null;
    }

    @Override
    public TimeEntryPage received(Object content, String lastPage, String date) {
        TimeEntryPage page = (TimeEntryPage) content;
        tickets = onPage(page);
        return page;
    }

    /** Prefetches the next pages while a page is written. */
    @Override
    public List<Prefetch.Ticket> ahead() {
        List<Prefetch.Ticket> now = tickets;
        tickets = List.of();
        return now;
    }

    @Override
    public void keep(TimeEntryPage page) {
        windows.keep(run, reading, page);
    }

    @Override
    public void stored(TimeEntryPage page) {
        windows.advance(reading, page);
    }
}
