package io.camelhub.clockify.client;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * The HTTP client of the plugin's own endpoints: it neither repeats a request by itself, which would pass by the throttle
 * and the budget, nor follows a redirect, which would carry the key to another host, nor keeps cookies.
 *
 * <p>Its time-outs are for each piece of an answer. An answer that goes on for ever, piece by piece, is given up by
 * {@link #giveUp}. Safe for use by several threads.
 */
public final class HttpClientSettings implements HttpClientConfigurer {

    /** An answer that is not whole after this time never will be. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);

    private final InstantSource clock;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    /** A request that nobody waits for any more is not kept for its own sake. */
    private record Sent(WeakReference<Cancellable> request, Instant at) {
    }

    /** @param clock what the length of an answer goes by */
    public HttpClientSettings(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries();
        builder.disableRedirectHandling();
        builder.disableCookieManagement();
        builder.addExecInterceptorFirst("clockify-sent", (request, scope, chain) -> {
            if (scope.originalRequest instanceof Cancellable cancellable) {
                sent.add(new Sent(new WeakReference<>(cancellable), clock.instant()));
            }
            return chain.proceed(request, scope);
        });
    }

    /** Ends the connections of requests whose answers take too long, so that they fail; to be called every few seconds. */
    public void giveUp() {
        Instant late = clock.instant().minus(LONGEST_ANSWER);
        for (Sent oldest = sent.peek(); oldest != null && oldest.at().isBefore(late); oldest = sent.peek()) {
            sent.remove(oldest);
            Cancellable request = oldest.request().get();
            if (request != null) {
                request.cancel();
            }
        }
    }
}
