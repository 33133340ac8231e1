package io.camelhub.clockify.server;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The connections of a server. One that has no request in work for half a minute is closed: none came, not all of its headers did, or
 * nobody asks any more. There are so many at most; past that, the one that asks for nothing for longest is closed. Safe for use by several
 * threads.
 */
final class Connections {

    static final int MOST = 1_000;
    static final Duration LONGEST_QUIET = Duration.ofSeconds(30);

    /** What is known of a connection: requests in work, and since when there is none. */
    private static final class State {

        private int requests;
        private long quietSince;

        private State(long now) {
            this.quietSince = now;
        }
    }

    private final Map<HttpConnection, State> all = new ConcurrentHashMap<>();
    private final int most;
    private final LongSupplier nanos;

    Connections(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** A connection is there; it has asked for nothing yet. */
    void opened(HttpConnection connection) {
        all.put(connection, new State(nanos.getAsLong()));
        connection.closeHandler(closed -> all.remove(connection));
        if (all.size() > most) {
            all.entrySet().stream().filter(one -> isQuiet(one.getValue())).min(Comparator.comparingLong(one -> since(one.getValue())))
                    .map(Map.Entry::getKey).ifPresentOrElse(this::close, () -> close(connection));
        }
    }

    /** It counts no longer from now on: closing takes its time. */
    private void close(HttpConnection connection) {
        all.remove(connection);
        connection.close();
    }

    /** Its request is in work until it is answered. What becomes something else than HTTP is nobody's business here. */
    void request(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        if (context.request().headers().contains(HttpHeaders.UPGRADE)) {
            all.remove(connection);
        }
        State state = all.get(connection);
        if (state != null) {
            synchronized (state) {
                state.requests++;
            }
            context.addEndHandler(answered -> {
                synchronized (state) {
                    state.requests--;
                    state.quietSince = nanos.getAsLong();
                }
            });
        }
        context.next();
    }

    /** Closes those that are quiet for too long. */
    void sweep() {
        long now = nanos.getAsLong();
        all.forEach((connection, state) -> {
            if (isQuiet(state) && now - since(state) > LONGEST_QUIET.toNanos()) {
                close(connection);
            }
        });
    }

    private static boolean isQuiet(State state) {
        synchronized (state) {
            return state.requests == 0;
        }
    }

    private static long since(State state) {
        synchronized (state) {
            return state.quietSince;
        }
    }
}
