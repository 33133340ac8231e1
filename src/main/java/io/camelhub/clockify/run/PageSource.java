package io.camelhub.clockify.run;

import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.List;

/**
 * A source of pages: a window of the report, a user's list, the change feed, running timers, entries by their ids, a list, a stream. The route
 * {@code clockify-pages} reads all sources in the same way. A source plans step by step: its next request is asked for after the page before was
 * stored. Used by one thread at a time.
 */
public non-sealed interface PageSource extends Next {

    /** The next element; null at the end. A returned source is read completely before this one is asked again. */
    Next next();

    /** The purpose of the reading; null for that of the delegating source. */
    default Purpose purpose() {
        return null;
    }

    /** The requests to prefetch now, each the body of a message to {@code direct:clockify-ahead}. */
    default List<Prefetch.Ticket> ahead() {
        return List.of();
    }

    /**
     * Handles an answer.
     *
     * @param content a page of time entries, or the answer itself
     * @param lastPage the header {@code Last-Page}; null for none
     * @param date the header {@code Date}; null for none
     * @return the page to be stored, of time entries or of a stream; null for none
     */
    default Object received(Object content, String lastPage, String date) {
        return content;
    }

    /** Stores the progress, in the transaction of a page. */
    default void keep(TimeEntryPage page) {
    }

    /** Called after a page was stored; null where the answer had none of time entries. */
    default void stored(TimeEntryPage page) {
    }

    /**
     * Handles a failed request.
     *
     * @param from the delegated source that cannot continue; null for an own request
     * @return whether this source continues without the answer; otherwise its delegating source decides, and finally the run ends
     */
    default boolean failed(PageSource from, RequestFailedException fault) {
        return false;
    }

    /** An empty source. */
    static PageSource none() {
        return () -> null;
    }
}
