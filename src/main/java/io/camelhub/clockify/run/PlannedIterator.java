package io.camelhub.clockify.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * What a route's streaming split goes through, each element of which is planned when the one before is done. Camel asks whether there
 * is another one before that, and skips an element that is null: so the last one is null. Where an element failed, Camel goes through
 * all that are left, to let go of them: then there are none.
 */
final class PlannedIterator<T> implements Iterator<T> {

    private final Exchange exchange;
    private final Supplier<T> plan;
    private boolean ended;

    /**
     * @param exchange that is split; a step gives it, while an expression would give a copy
     * @param plan the next element, or null for the end
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
