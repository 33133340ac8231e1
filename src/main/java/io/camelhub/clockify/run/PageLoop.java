package io.camelhub.clockify.run;

import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * A stack of sources: the source being read, and those that it delegated to; the top one is read until it is empty. The route
 * {@code clockify-pages} carries it in the variable {@code clockifyLoop}. Used by one thread at a time.
 */
public final class PageLoop {

    private final Deque<PageSource> sources = new ArrayDeque<>();
    /** The current request or page, which is neither stored nor failed; null for none. */
    private Next current;

    public PageLoop(PageSource source) {
        sources.push(source);
    }

    /**
     * The next request or page; null for the end.
     *
     * @throws IllegalStateException where a route step of the host stopped the message of the current one without an exception: otherwise the same
     *     request would be repeated for ever
     */
    Next next() {
        if (current != null) {
            throw new IllegalStateException("a step ended the message of " + current + " before it was done");
        }
        while (!sources.isEmpty()) {
            Next next = sources.peek().next();
            if (next instanceof PageSource handedOn) {
                sources.push(handedOn);
            } else if (next == null) {
                sources.pop();
            } else {
                current = next;
                return next;
            }
        }
        return null;
    }

    /** The purpose of the current request or page; null for upkeep. */
    public Purpose purpose() {
        return sources.stream().map(PageSource::purpose).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The requests to prefetch now. */
    public List<Prefetch.Ticket> ahead() {
        List<Prefetch.Ticket> all = new ArrayList<>();
        sources.forEach(source -> all.addAll(source.ahead()));
        return all;
    }

    Object received(Object content, String lastPage, String date) {
        return sources.peek().received(content, lastPage, date);
    }

    void keep(Object page) {
        sources.peek().keep(entries(page));
    }

    void stored(Object page) {
        current = null;
        sources.peek().stored(entries(page));
    }

    private static TimeEntryPage entries(Object page) {
        return page instanceof TimeEntryPage entries ? entries : null;
    }

    /** @throws Exception the given one, where no source can continue without an answer */
    void failed(Exception thrown) throws Exception {
        if (ErrorTranslator.cause(thrown) instanceof RequestFailedException fault) {
            PageSource from = null;
            while (!sources.isEmpty()) {
                if (sources.peek().failed(from, fault)) {
                    current = null;
                    return;
                }
                from = sources.pop();
            }
        }
        throw thrown;
    }
}
