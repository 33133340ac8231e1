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
 * Orders that are being carried out. Who sends the same form once more meanwhile, by a double click say, gives no second order: they
 * wait for the answer to the first, and get the same. Safe for use by several threads.
 */
final class OrdersUnderWay {

    private static final int LONGEST_SECONDS = 120;

    /** The same form of the same session. */
    private record Order(String session, String address, Map<String, ?> form) {
    }

    private final Map<Order, CompletableFuture<Optional<PageAnswer>>> all = new ConcurrentHashMap<>();

    /** Begins an order; where it is under way already, waits for it, and gives its answer. */
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

    /** It is answered. A file goes to whom it was made for alone. */
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
