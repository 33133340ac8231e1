package io.camelhub.clockify.sync.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * What a route's streaming split goes through, each element of which is planned when the one before is done. Camel asks whether there
 * is another one before that, and skips an element that is null: so the last one is null. Where an element failed, Camel goes through
 * all that are left, to let go of them: then there are none. Where a step ends the message of an element before it is done, without a
 * fault, the same would be planned for ever: that is a fault.
 */
public final class PlannedIterator<T> implements Iterator<T> {

    private final Exchange exchange;
    private final Supplier<T> plan;
    private final Function<T, Object> place;
    private Object last;
    private boolean ended;

    /**
     * @param exchange that is split; a step gives it, while an expression would give a copy
     * @param plan the next element, or null for the end
     * @param place how far the plan got, once an element is planned: each element has another
     */
    public PlannedIterator(Exchange exchange, Supplier<T> plan, Function<T, Object> place) {
        this.exchange = exchange;
        this.plan = plan;
        this.place = place;
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
        if (next != null) {
            Object reached = place.apply(next);
            if (reached.equals(last)) {
                throw new IllegalStateException("a step ended the message of " + next + " before it was done");
            }
            last = reached;
        }
        ended = next == null;
        return next;
    }
}
