package io.camelhub.clockify.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * The iterator of a route's streaming split, whose elements are planned one by one, each after the one before is done. Camel calls hasNext too
 * early, and skips null elements: so the last element is null. After a failure Camel iterates over the rest to release it: then there are no more
 * elements.
 */
final class PlannedIterator<T> implements Iterator<T> {

    private final Exchange exchange;
    private final Supplier<T> plan;
    private boolean ended;

    /**
     * @param exchange the split exchange; must come from a step, because an expression has a copy
     * @param plan returns the next element; null for the end
     */
    PlannedIterator(Exchange exchange, Supplier<T> plan) {
        this.exchange = exchange;
        this.plan = plan;
    }

    @Override
    public boolean hasNext() {
        return !ended && exchange.getException() == null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ended = true;
        T next = plan.get();
        ended = next == null;
        return next;
    }
}
