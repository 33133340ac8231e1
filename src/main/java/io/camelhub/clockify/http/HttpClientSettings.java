package io.camelhub.clockify.http;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;

/**
 * The HTTP client of the plugin's own endpoints: it neither repeats a request by itself, which would pass by the throttle
 * and the budget, nor follows a redirect, which would carry the key to another host, nor keeps cookies.
 *
 * <p>Its time-outs are for each piece of an answer. An answer that goes on for ever, piece by piece, is given up by
 * {@link #giveUp}, and one that is too large where it becomes so. Safe for use by several threads.
 */
public final class HttpClientSettings implements HttpClientConfigurer {

    /** An answer that is not whole after this time never will be. */
    private static final Duration LONGEST_RESPONSE = Duration.ofMinutes(3);

    /** Bytes of an answer, as they came and unpacked: several times what Clockify's longest page has, if the heap has room. */
    static final long LARGEST_RESPONSE = Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);

    /** Set once a request is on its way to Clockify itself: past the proxy, where one stands between. */
    private static final String WAY_IS_OPEN = "clockify.way-is-open";

    private static final long LARGEST_REFUSAL = 64 << 10;

    private final InstantSource clock;
    private final Proxies proxies;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    /** A request that nobody waits for any more is not kept for its own sake. */
    private record Sent(WeakReference<Cancellable> request, Instant at) {
    }

    /** @param clock what the length of an answer goes by */
    public HttpClientSettings(InstantSource clock, Proxies proxies) {
        this.proxies = proxies;
        this.clock = clock;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries();
        builder.disableRedirectHandling();
        builder.disableCookieManagement();
        builder.setRoutePlanner(proxies);
        builder.setDefaultCredentialsProvider(proxies);
        builder.addExecInterceptorFirst("clockify-sent", (request, scope, chain) -> {
            if (scope.originalRequest instanceof Cancellable cancellable) {
                sent.add(new Sent(new WeakReference<>(cancellable), clock.instant()));
            }
            return bounded(fromClockify(chain.proceed(request, scope), scope), scope.execRuntime);
        });
        builder.addExecInterceptorLast("clockify-received", (request, scope, chain) -> {
            scope.clientContext.setAttribute(WAY_IS_OPEN, true);
            return bounded(chain.proceed(request, scope), scope.execRuntime);
        });
    }

    /** An answer with which a proxy refuses to let the request through is none of Clockify's. */
    private static ClassicHttpResponse fromClockify(ClassicHttpResponse response, ExecChain.Scope scope) throws IOException {
        HttpHost proxy = scope.route.getProxyHost();
        boolean refused = response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                || scope.clientContext.getAttribute(WAY_IS_OPEN) == null;
        if (proxy == null || !refused) {
            return response;
        }
        response.close();
        throw new ProxyRefusedException(proxy, response);
    }

    private static ClassicHttpResponse bounded(ClassicHttpResponse response, ExecRuntime connection) {
        if (response.getEntity() != null) {
            boolean refusal = response.getCode() >= 300;
            response.setEntity(new BoundedResponse(
                    response.getEntity(), connection, refusal ? LARGEST_REFUSAL : LARGEST_RESPONSE, refusal));
        }
        return response;
    }

    /** What Jackson takes for JSON: more of everything than Clockify has, less than what harms the hub. */
    public static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                // the JSON of MariaDB is no deeper than 32
                .maxNestingDepth(30)
                .maxNumberLength(10_000)
                .maxStringLength(1_000_000)
                // a tree takes some sixty bytes for each
                .maxTokenCount(LARGEST_RESPONSE / 16)
                .build();
    }

    /** Ends the connections of requests whose answers take too long, so that they fail; to be called every few seconds. */
    public void giveUp() {
        Instant late = clock.instant().minus(LONGEST_RESPONSE);
        for (Sent oldest = sent.peek(); oldest != null && oldest.at().isBefore(late); oldest = sent.peek()) {
            sent.remove(oldest);
            Cancellable request = oldest.request().get();
            if (request != null) {
                request.cancel();
            }
        }
    }
}
