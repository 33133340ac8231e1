package io.camelhub.clockify.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Passes on how the syncs of this process go. Safe for use by several threads. */
public final class Progress {

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** @param order the only order that the listener hears of; null for all that is done */
    private record Subscription(SyncListener listener, String order) {
    }

    /** From now on the listener hears of all syncs. */
    public void listen(SyncListener listener) {
        subscriptions.add(new Subscription(listener, null));
    }

    /** From now on the listener hears of what is done for one order, and of nothing else. */
    public void follow(String order, SyncListener listener) {
        subscriptions.add(new Subscription(listener, order));
    }

    /** From now on the listener is not called. */
    public void leave(SyncListener listener) {
        subscriptions.removeIf(subscription -> subscription.listener() == listener);
    }

    /** Something happens that belongs to no order. */
    public void publish(Consumer<SyncListener> event) {
        publish(null, event);
    }

    /**
     * Something happens for an order.
     *
     * @param order its id; null where nobody ordered it
     */
    public void publish(String order, Consumer<SyncListener> event) {
        for (Subscription subscription : subscriptions) {
            if (subscription.order() == null || subscription.order().equals(order)) {
                event.accept(subscription.listener());
            }
        }
    }
}
