package io.camelhub.clockify.sync.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * What a route's streaming split goes through, each element of which is planned when the one before is done. Camel asks whether there
 * is another one before that, and skips an element that is null: so the last one is null. Where an element failed, Camel goes through
 * all that are left, to let go of them: then there are none.
 */
public final class PlannedIterator<T> implements Iterator<T> {

    /** A window is tried again with less a page, for instance; what is planned more often than this is never done. */
    private static final int MOST_TRIES = 10;

    private final Exchange exchange;
    private final Supplier<T> plan;
    private T last;
    private int again;
    private boolean ended;

    /**
     * @param exchange that is split; a step gives it, while an expression would give a copy
     * @param plan the next element, or null for the end
     */
    public PlannedIterator(Exchange exchange, Supplier<T> plan) {
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
        again = next != null && next != last && next.equals(last) ? again + 1 : 0;
        if (again > MOST_TRIES) {
            throw new IllegalStateException("a step ended the message of " + next + " again and again, before it was done");
        }
        last = next;
        ended = next == null;
        return next;
    }
}
