package io.camelhub.clockify.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Publishes the progress of this process's syncs. Safe for use by several threads. */
public final class Progress {

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** @param order the id of the only order to listen to; null for all */
    private record Subscription(SyncListener listener, String order) {
    }

    /** Adds a listener to all syncs. */
    public void listen(SyncListener listener) {
        subscriptions.add(new Subscription(listener, null));
    }

    /** Adds a listener to the syncs of one order. */
    public void follow(String order, SyncListener listener) {
        subscriptions.add(new Subscription(listener, order));
    }

    /** Removes a listener. */
    public void leave(SyncListener listener) {
        subscriptions.removeIf(subscription -> subscription.listener() == listener);
    }

    /** Publishes an event without an order. */
    public void publish(Consumer<SyncListener> event) {
        publish(null, event);
    }

    /**
     * Publishes an event of an order.
     *
     * @param order its id; null for none
     */
    public void publish(String order, Consumer<SyncListener> event) {
        for (Subscription subscription : subscriptions) {
            if (subscription.order() == null || subscription.order().equals(order)) {
                event.accept(subscription.listener());
            }
        }
    }
}
