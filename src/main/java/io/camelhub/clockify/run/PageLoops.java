package io.camelhub.clockify.run;

import java.util.Iterator;
import org.apache.camel.Exchange;

/** The bean through which the route {@code clockify-pages} uses a {@link PageLoop}. */
public final class PageLoops {

    private static final String LOOP = "clockifyLoop";

    /**
     * Begins to read a source: its requests and pages, each planned after the one before was stored.
     *
     * @param exchange gets the loop as the variable {@code clockifyLoop}
     */
    public Iterator<Next> plan(PageSource source, Exchange exchange) {
        PageLoop loop = new PageLoop(source);
        exchange.setVariable(LOOP, loop);
        return new PlannedIterator<>(exchange, loop::next);
    }

    /** Parses an answer: into a page of time entries, or the answer itself. */
    public Object read(PageRequest request, SyncRun run, Object answer, String lastPage) {
        return request.read(run, answer, lastPage);
    }

    /**
     * The page to be stored from an answer, of time entries or of a stream; null for none.
     *
     * @param content a page of time entries, or the answer itself
     */
    public Object received(PageLoop loop, Object content, String lastPage, String date) {
        return loop.received(content, lastPage, date);
    }

    /** Stores the progress of a source, in the transaction of a page; does nothing for a page of no source. */
    public void keep(PageLoop loop, Object page) {
        if (loop != null) {
            loop.keep(page);
        }
    }

    /** Reports a stored page; null where the answer had none. */
    public void stored(PageLoop loop, Object page) {
        loop.stored(page);
    }

    /**
     * Reports a failed request.
     *
     * @throws Exception the given one, where no source can continue without the answer
     */
    public void failed(PageLoop loop, Exception thrown) throws Exception {
        loop.failed(thrown);
    }
}
