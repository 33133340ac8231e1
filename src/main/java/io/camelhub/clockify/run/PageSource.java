package io.camelhub.clockify.run;

import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.List;

/**
 * What is read page by page: a window of the report, a user's list, the change feed, running timers, entries by their ids, a list. The
 * route {@code clockify-pages} reads all of them in the same way, and each says only what is its own. It is planned as it is read: the
 * next request is asked for when the page before is stored. Used by one thread at a time.
 */
public non-sealed interface PageSource extends Next {

    /** What comes next; null where nothing is left. What it hands on is read to its end before it is asked again. */
    Next next();

    /** What it is read for; null where that is as for the source that handed it on. */
    default Purpose purpose() {
        return null;
    }

    /** The requests to send ahead of their turn, now: each is to be the body of a message to {@code direct:clockify-ahead}. */
    default List<Prefetch.Ticket> ahead() {
        return List.of();
    }

    /**
     * An answer is there.
     *
     * @param content a page of time entries, or the answer itself
     * @param lastPage the header {@code Last-Page}; null where there is none
     * @param date the header {@code Date}; null where there is none
     * @return the page of time entries that is to be stored; null where it holds none
     */
    default TimeEntryPage received(Object content, String lastPage, String date) {
        return (TimeEntryPage) content;
    }

    /** Remembers how far it is read, in the transaction that stores a page. */
    default void keep(TimeEntryPage page) {
    }

    /** A page is stored; null where the answer held none. */
    default void stored(TimeEntryPage page) {
    }

    /**
     * A request was refused, or not answered.
     *
     * @param from the source that it handed on, and that does not go on; null where the request is its own
     * @return whether it goes on without; else the source that handed it on decides, and at last the run ends
     */
    default boolean failed(PageSource from, RequestFailedException fault) {
        return false;
    }

    /** Nothing to read. */
    static PageSource none() {
        return () -> null;
    }
}
