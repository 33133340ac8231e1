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
 * The connections of a server. One that has no request in work for half a minute is closed: none came, not all of its headers did, or
 * nobody asks any more. There are so many at most; past that, the one that waits for somebody to send something for longest is closed. Safe for use by several
 * threads.
 */
final class Connections {

    static final int MOST = 1_000;
    static final Duration LONGEST_QUIET = Duration.ofSeconds(30);

    /** What is known of a connection: its requests in work, the last of them, and since when that is so. */
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

        /** Whether nothing is lost but what somebody has not sent yet. */
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

    /** A connection is there; it has asked for nothing yet. */
    void opened(HttpConnection connection) {
        all.put(connection, new State(nanos.getAsLong()));
        connection.closeHandler(closed -> all.remove(connection));
        if (all.size() > most) {
            all.entrySet().stream().filter(one -> one.getValue().isWaiting()).min(Comparator.comparingLong(one -> one.getValue().since()))
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
            state.begin(context.request(), nanos.getAsLong());
            context.addEndHandler(answered -> state.end(nanos.getAsLong()));
        }
        context.next();
    }

    /** Closes those that are quiet for too long. */
    void sweep() {
        long now = nanos.getAsLong();
        all.forEach((connection, state) -> {
            if (state.isQuiet() && now - state.since() > LONGEST_QUIET.toNanos()) {
                close(connection);
            }
        });
    }
}
