package io.camelhub.clockify.sync.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * What a route's streaming split goes through, each element of which is planned when the one before is done. Camel asks whether there
 * is another one before that, and skips an element that is null: so the last one is null.
 */
public final class PlannedIterator<T> implements Iterator<T> {

    private final Supplier<T> plan;
    private boolean ended;

    /** @param plan the next element, or null for the end */
    public PlannedIterator(Supplier<T> plan) {
        this.plan = plan;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public T next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        T next = plan.get();
        ended = next == null;
        return next;
    }
}
