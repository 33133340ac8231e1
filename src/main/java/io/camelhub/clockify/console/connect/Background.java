package io.camelhub.clockify.console.connect;

import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.LookNow;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.SyncNow;
import io.camelhub.clockify.sync.order.SyncOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is ordered on a page and goes on after it is answered. Safe for use by several threads. */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private static final SyncNow.Watcher NOBODY = new SyncNow.Watcher() {
    };

    private final SyncNow sync;
    private final LookNow look;
    private final ExecutorService threads;
    private final Set<String> syncing = ConcurrentHashMap.newKeySet();

    public Background(SyncNow sync, LookNow look, ExecutorService threads) {
        this.sync = sync;
        this.look = look;
        this.threads = threads;
    }

    /** Whether syncs run in this process; else in a hub beside it. */
    boolean isHere() {
        return look.isHere();
    }

    /** Has the schedule look at once for what is due, where it runs in this process. */
    void look() {
        if (look.isHere()) {
            go("The schedule cannot look for what is due, and does so at its next tick", () -> {
                look.run();
                return null;
            });
        }
    }

    /** Begins a sync; false where one that was ordered here still goes on. */
    boolean sync(String integration, Order order) {
        if (!syncing.add(integration)) {
            return false;
        }
        go("The sync of " + integration + " that was ordered did not come to its end", () -> {
            try {
                return sync.run(SyncOrder.of(List.of(integration)), order, false, NOBODY);
            } finally {
                syncing.remove(integration);
            }
        });
        return true;
    }

    private void go(String failure, Callable<?> work) {
        threads.submit(() -> {
            try {
                work.call();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("{}: {}", failure, ErrorMessages.of(e));
            }
        });
    }
}
