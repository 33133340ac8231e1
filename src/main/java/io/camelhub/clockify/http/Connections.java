package io.camelhub.clockify.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Limits a server's connections. A connection without an active request for half a minute is closed: it sent no complete headers, or is idle. When
 * there are too many, the one that has waited longest for the client's data is closed. Safe for use by several threads.
 */
final class Connections {

    static final int MOST = 1_000;
    static final Duration LONGEST_QUIET = Duration.ofSeconds(30);

    /** The state of a connection: its active requests, the last of them, and the time of the last change. */
    private static final class State {

        private int requests;
        private HttpServerRequest last;
        private long since;

        private State(long now) {
            this.since = now;
        }

        private synchronized void begin(HttpServerRequest request, long now) {
            requests++;
            last = request;
            since = now;
        }

        private synchronized void end(long now) {
            requests--;
            since = now;
        }

        private synchronized boolean isQuiet() {
            return requests == 0;
        }

        /** Whether closing it loses no complete request. */
        private synchronized boolean isWaiting() {
            return requests == 0 || !last.isEnded();
        }

        private synchronized long since() {
            return since;
        }
    }

    private final Map<HttpConnection, State> all = new ConcurrentHashMap<>();
    private final int most;
    private final LongSupplier nanos;

    Connections(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Counts a new connection, which has sent no request yet. */
    void opened(HttpConnection connection) {
        all.put(connection, new State(nanos.getAsLong()));
        connection.closeHandler(closed -> all.remove(connection));
        if (all.size() > most) {
            all.entrySet().stream().filter(one -> one.getValue().isWaiting()).min(Comparator.comparingLong(one -> one.getValue().since()))
                    .map(Map.Entry::getKey).ifPresentOrElse(this::close, () -> close(connection));
        }
    }

    /** Stops counting it at once, because closing takes time. */
    private void close(HttpConnection connection) {
        all.remove(connection);
        connection.close();
    }

    /** Counts a request as active until it is answered. A connection that is upgraded from HTTP is not limited here. */
    void request(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        if (context.request().headers().contains(HttpHeaders.UPGRADE)) {
            all.remove(connection);
        }
        State state = all.get(connection);
        if (state != null) {
            state.begin(context.request(), nanos.getAsLong());
            context.addEndHandler(answered -> state.end(nanos.getAsLong()));
        }
        context.next();
    }

    /** Closes the connections that are idle for too long. */
    void sweep() {
        long now = nanos.getAsLong();
        all.forEach((connection, state) -> {
            if (state.isQuiet() && now - state.since() > LONGEST_QUIET.toNanos()) {
                close(connection);
            }
        });
    }
}
