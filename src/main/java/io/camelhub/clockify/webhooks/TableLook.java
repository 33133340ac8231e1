package io.camelhub.clockify.webhooks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * A rate limit for looking up unknown deliveries in the tables: waiting requests share one look-up, and there are at most five a second, one after
 * the other. Safe for use by several threads.
 */
final class TableLook {

    /** Most waiting requests; further ones must come again. */
    static final int MOST = 200;

    private static final long MILLIS_BETWEEN = 200;

    private final Runnable look;
    private Promise<Void> next;
    private int waiting;
    private boolean running;
    private long begun = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(MILLIS_BETWEEN);

    /** @param look the look-up, which may be slow or fail */
    TableLook(Runnable look) {
        this.look = look;
    }

    /** Completes with the first look-up that begins after this call; fails with it, or where too many wait. */
    synchronized Future<Void> next(Vertx vertx) {
        if (waiting == MOST) {
            return Future.failedFuture("too many wait");
        }
        waiting++;
        if (next == null) {
            next = Promise.promise();
            if (!running) {
                schedule(vertx);
            }
        }
        return next.future();
    }

    private void schedule(Vertx vertx) {
        running = true;
        long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        vertx.setTimer(Math.max(1, MILLIS_BETWEEN - since), timer -> begin(vertx));
    }

    private void begin(Vertx vertx) {
        Promise<Void> waiters = begun();
        vertx.<Void>executeBlocking(() -> {
            look.run();
            return null;
        }, false).onComplete(looked -> {
            ended(vertx);
            waiters.handle(looked);
        });
    }

    private synchronized Promise<Void> begun() {
        Promise<Void> waiters = next;
        next = null;
        waiting = 0;
        begun = System.nanoTime();
        return waiters;
    }

    private synchronized void ended(Vertx vertx) {
        running = false;
        if (next != null) {
            schedule(vertx);
        }
    }
}
