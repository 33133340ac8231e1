package io.camelhub.clockify.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads what is sent, in memory, and never more than so much of all requests together: each counts from before it is read until it is
 * answered. Nothing of it is ever a file. What cannot be read fails the request: by 413 what is too large, by 503 what there is no room for
 * now. Safe for use by several threads.
 */
public final class Bodies {

    /** Two megabytes over a slow line. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final AtomicLong free;
    private final Duration longest;

    /** @param bytes of all requests together */
    public Bodies(long bytes) {
        this(bytes, LONGEST);
    }

    /** @param longest how long somebody may take to send theirs */
    public Bodies(long bytes, Duration longest) {
        this.free = new AtomicLong(bytes);
        this.longest = longest;
    }

    /**
     * Reads the body, and goes on with the request.
     *
     * @param limit bytes that it may have
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

    /** Reads it as bytes, whatever type it says it has: a form would be taken apart on the way, and fail by rules of its own. */
    public void readBytes(RoutingContext context, long limit) {
        context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        read(context, limit);
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // what else could stand there, the server has refused
        return length == null || !length.matches("\\d{1,18}") ? -1 : Long.parseLong(length);
    }
}
