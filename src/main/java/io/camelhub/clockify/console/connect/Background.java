package io.camelhub.clockify.console.connect;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.rejected.RetryRejected;
import io.camelhub.clockify.command.sync.LookNow;
import io.camelhub.clockify.command.sync.PendingOrders;
import io.camelhub.clockify.command.sync.SyncNow;
import io.camelhub.clockify.command.sync.SyncResult;
import io.camelhub.clockify.store.RejectedRows;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is ordered on a page and goes on after it is answered. Safe for use by several threads. */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private static final SyncNow.Watcher NOBODY = new SyncNow.Watcher() {
    };

    /** How long an answer may wait for what was ordered. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final PendingOrders orders;
    private final LookNow look;
    private final ExecutorService threads;
    private final Set<String> syncing = ConcurrentHashMap.newKeySet();

    public Background(PendingOrders orders, LookNow look, ExecutorService threads) {
        this.orders = orders;
        this.look = look;
        this.threads = threads;
    }

    /** Whether syncs run in this process; else in a hub beside it. */
    public boolean isHere() {
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

    /** Orders a sync; false where one that was ordered before has not ended. */
    boolean sync(String integration, Order order) throws IOException {
        return orders.give(integration, false, order).isPresent();
    }

    /**
     * Orders a sync that lets go on what is held back.
     *
     * @return what it did so far, once it has ended or has to wait; empty where the same was ordered before, and has not ended
     */
    public Optional<Future<SyncResult>> confirmDeletions(String integration, Order order) throws IOException {
        return orders.give(integration, true, order);
    }

    /**
     * Begins a sync that asks for rejected rows again.
     *
     * @return what it did; empty where a sync that was ordered here still goes on
     */
    public Optional<Future<RetryRejected.Result>> retry(RetryRejected retry, RetryRejected.Selection selection, Order order) {
        return begin(selection.retried().stream().map(RejectedRows.Row::integration).collect(Collectors.toSet()),
                () -> retry.runInBackground(selection, order, NOBODY));
    }

    /** Waits a little for what has begun; empty where it goes on for longer. */
    public static <T> Optional<T> soon(Future<T> begun) {
        try {
            return Optional.of(begun.get(SOON.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw CommandFailedException.failed(ErrorMessages.of(e.getCause()), e.getCause());
        }
    }

    private synchronized <T> Optional<Future<T>> begin(Set<String> integrations, Callable<T> work) {
        if (!Collections.disjoint(syncing, integrations)) {
            return Optional.empty();
        }
        syncing.addAll(integrations);
        return Optional.of(go("The sync of " + String.join(", ", integrations) + " that was ordered did not come to its end", () -> {
            try {
                return work.call();
            } finally {
                syncing.removeAll(integrations);
            }
        }));
    }

    private <T> Future<T> go(String failure, Callable<T> work) {
        return threads.submit(() -> {
            try {
                return work.call();
            } catch (Exception e) {
                LOG.warn("{}: {}", failure, ErrorMessages.of(e));
                throw e;
            }
        });
    }
}
