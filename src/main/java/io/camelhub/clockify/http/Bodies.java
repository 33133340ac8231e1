package io.camelhub.clockify.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads request bodies into memory, never into a file, with a limit on the bytes of all requests together: a body counts from before it is read
 * until the request is answered. A request with too large a body fails with 413, and one without free memory with 503. Safe for use by several
 * threads.
 */
public final class Bodies {

    /** Enough for two megabytes over a slow line. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final AtomicLong free;
    private final Duration longest;

    /** @param bytes the limit for all requests together */
    public Bodies(long bytes) {
        this(bytes, LONGEST);
    }

    /** @param longest the time limit for receiving a body */
    public Bodies(long bytes, Duration longest) {
        this.free = new AtomicLong(bytes);
        this.longest = longest;
    }

    /**
     * Reads the body, then calls the next handler.
     *
     * @param limit largest body in bytes
     */
    public void read(RoutingContext context, long limit) {
        HttpServerRequest request = context.request();
        long declared = declared(request);
        if (declared > limit) {
            context.fail(413);
            return;
        }
        long taken = declared >= 0 ? declared : request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? limit : 0;
        if (free.addAndGet(-taken) < 0) {
            free.addAndGet(taken);
            context.fail(503);
            return;
        }
        AtomicBoolean held = new AtomicBoolean(true);
        long timer = context.vertx().setTimer(longest.toMillis(), late -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        context.addEndHandler(ended -> {
            context.vertx().cancelTimer(timer);
            if (held.getAndSet(false)) {
                free.addAndGet(taken);
            }
        });
        BodyHandler.create(false).setBodyLimit(limit).handle(context);
    }

    /** Reads the body as bytes, whatever its content type: Vert.x would decode a form, and fail by its own rules. */
    public void readBytes(RoutingContext context, long limit) {
        context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        read(context, limit);
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // the server has refused any other value
        return length == null || !length.matches("\\d{1,18}") ? -1 : Long.parseLong(length);
    }
}
