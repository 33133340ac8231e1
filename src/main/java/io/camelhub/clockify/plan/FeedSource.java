package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.ClockifyUnavailableException;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.SyncRun;
import java.util.List;

/** The source of the change feed: windows of three streams, each page by page; then the verification of a window's listed and hidden deletions. */
final class FeedSource implements PageSource {

    private final ChangeFeed feed;
    private final SyncRun run;
    private final FeedState state;
    private boolean windowBegun;
    private boolean verified;
    private List<Prefetch.Ticket> tickets = List.of();
    private String date;

    FeedSource(ChangeFeed feed, SyncRun run, FeedState state) {
        this.feed = feed;
        this.run = run;
        this.state = state;
    }

    @Override
    public Next next() {
        if (verified) {
            feed.confirm(run, state);
            verified = false;
            windowBegun = false;
        }
        if (!windowBegun) {
            if (!feed.hasWindow(run, state)) {
                return null;
            }
            windowBegun = true;
            tickets = feed.ahead(run, state);
        }
        PageRequest request = feed.request(run, state);
        if (request != null) {
            return request;
        }
        verified = state.ready;
        return verified ? feed.missing(run, state) : null;
    }

    /** Prefetches the first pages of all three streams. */
    @Override
    public List<Prefetch.Ticket> ahead() {
        List<Prefetch.Ticket> now = tickets;
        tickets = List.of();
        return now;
    }

    @Override
    public TimeEntryPage received(Object content, String lastPage, String header) {
        date = header;
        // the streams cover the same time, so no answer is older than another
        return feed.received(run, state, ((TimeEntryPage) content).askedAt(null), header);
    }

    @Override
    public void keep(TimeEntryPage page) {
        feed.keep(run, state);
    }

    @Override
    public void stored(TimeEntryPage page) {
        feed.onPage(run, state, date);
    }

    /** Retries with a reduced request, and finally gives the feed up. */
    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        boolean own = from == null && (fault instanceof RequestRefusedException || fault instanceof ClockifyUnavailableException);
        if (own) {
            feed.failed(run, state, fault);
        }
        return own;
    }
}
