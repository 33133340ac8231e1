package io.camelhub.clockify.run;

import io.camelhub.clockify.model.TimeEntryPage;
import java.util.Iterator;
import org.apache.camel.Exchange;

/** What the route {@code clockify-pages} asks of a {@link PageLoop}. */
public final class PageLoops {

    private static final String LOOP = "clockifyLoop";

    /**
     * Begins to read a source: its requests and pages, each once the one before is stored.
     *
     * @param exchange gets the loop, in the variable {@code clockifyLoop}
     */
    public Iterator<Next> plan(PageSource source, Exchange exchange) {
        PageLoop loop = new PageLoop(source);
        exchange.setVariable(LOOP, loop);
        return new PlannedIterator<>(exchange, loop::next);
    }

    /** What an answer holds: a page of time entries, or the answer itself. */
    public Object read(PageRequest request, SyncRun run, Object answer, String lastPage) {
        return request.read(run, answer, lastPage);
    }

    /**
     * What an answer has to be stored of: a page of time entries, or null.
     *
     * @param content a page of time entries, or the answer itself
     */
    public TimeEntryPage received(PageLoop loop, Object content, String lastPage, String date) {
        return loop.received(content, lastPage, date);
    }

    /** Remembers how far a source is read, in the transaction that stores a page; nothing where the page is of none. */
    public void keep(PageLoop loop, TimeEntryPage page) {
        if (loop != null) {
            loop.keep(page);
        }
    }

    /** A page is stored; null where the answer held none. */
    public void stored(PageLoop loop, TimeEntryPage page) {
        loop.stored(page);
    }

    /**
     * A request was refused, or not answered.
     *
     * @throws Exception the fault, where no source goes on without the answer
     */
    public void failed(PageLoop loop, Exception thrown) throws Exception {
        loop.failed(thrown);
    }
}
