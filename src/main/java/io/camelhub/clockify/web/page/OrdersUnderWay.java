package io.camelhub.clockify.web.page;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The orders in progress. A form that is submitted twice, by a double click for example, is executed once: the second request waits for the first
 * one's answer. Safe for use by several threads.
 */
final class OrdersUnderWay {

    private static final int LONGEST_SECONDS = 120;

    /** The key of an order: the same form of the same session. */
    private record Order(String session, String address, Map<String, ?> form) {
    }

    private final Map<Order, CompletableFuture<Optional<PageAnswer>>> all = new ConcurrentHashMap<>();

    /** Begins an order; if it is already in progress, waits and returns its answer. */
    Optional<PageAnswer> begin(PageRequest request) {
        Order order = order(request);
        for (;;) {
            CompletableFuture<Optional<PageAnswer>> first = all.putIfAbsent(order, new CompletableFuture<>());
            if (first == null) {
                return Optional.empty();
            }
            try {
                Optional<PageAnswer> answer = first.get(LONGEST_SECONDS, TimeUnit.SECONDS);
                if (answer.isPresent()) {
                    return answer;
                }
            } catch (TimeoutException | ExecutionException e) {
                all.remove(order, first);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    /** Ends an order with its answer. A file is sent to the first request only. */
    void end(PageRequest request, PageAnswer answer) {
        CompletableFuture<Optional<PageAnswer>> first = all.remove(order(request));
        if (first != null) {
            first.complete(answer.body() instanceof InputStream ? Optional.empty() : Optional.of(answer));
        }
    }

    private static Order order(PageRequest request) {
        return new Order(request.visitor().csrf(), request.address().toString(), request.form().values());
    }
}
