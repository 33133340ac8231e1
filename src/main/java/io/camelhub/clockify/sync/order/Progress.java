package io.camelhub.clockify.sync.order;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Passes on how the syncs of this process go. Safe for use by several threads. */
public final class Progress {

    private final List<SyncListener> listeners = new CopyOnWriteArrayList<>();

    /** From now on the listener is called. */
    public void listen(SyncListener listener) {
        listeners.add(listener);
    }

    /** From now on the listener is not called. */
    public void leave(SyncListener listener) {
        listeners.remove(listener);
    }

    public void publish(Consumer<SyncListener> event) {
        listeners.forEach(event);
    }
}
