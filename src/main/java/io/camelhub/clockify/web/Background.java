package io.camelhub.clockify.web;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.PendingOrders.Withdrawn;
import io.camelhub.clockify.command.PendingOrders;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.command.TriggerDue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes orders of the pages that continue after the answer. Safe for use by several threads. */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** The message for orders in a process that runs no syncs. */
    public static final String ELSEWHERE = "This is the console alone: the hub that runs takes it at its next tick. The page of the integration says how"
            + " that goes on, and where no hub takes it.";

    /** How long an answer waits for the result of an order. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final PendingOrders orders;
    private final TriggerDue look;
    private final ExecutorService threads;

    public Background(PendingOrders orders, TriggerDue look, ExecutorService threads) {
        this.orders = orders;
        this.look = look;
        this.threads = threads;
    }

    /** Whether syncs run in this process; otherwise a hub beside it executes orders at its next tick. */
    public boolean isHere() {
        return look.isHere();
    }

    Withdrawn withdraw(String id, Order order) {
        return orders.withdraw(id, order);
    }

    /** Triggers the schedule, if it runs in this process. */
    void look() {
        if (look.isHere()) {
            go("The schedule cannot look for what is due, and does so at its next tick", () -> {
                look.run();
                return null;
            });
        }
    }

    /** Orders a sync, in this process or another; false where the same order is already pending. */
    boolean sync(String integration, Order order) throws IOException {
        return orders.give(integration, false, order).isPresent();
    }

    /**
     * Orders a sync that executes the held deletions.
     *
     * @return the result, once it has ended or has to wait; empty where the same order is already pending
     */
    public Optional<Future<SyncResult>> confirmDeletions(String integration, Order order) throws IOException {
        return orders.give(integration, true, order);
    }

    /** Waits briefly for a result; empty where it takes longer. */
    public static <T> Optional<T> soon(Future<T> begun) {
        return soon(List.of(begun)).map(ended -> ended.get(0));
    }

    /** Waits briefly for several results; empty where one takes longer. */
    public static <T> Optional<List<T>> soon(List<Future<T>> begun) {
        long until = System.nanoTime() + SOON.toNanos();
        try {
            List<T> ended = new ArrayList<>();
            for (Future<T> one : begun) {
                ended.add(one.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
            }
            return Optional.of(ended);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw CommandFailedException.failed(ErrorMessages.of(e.getCause()), e.getCause());
        }
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
