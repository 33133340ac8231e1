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
 * Configures the HTTP client of the plugin's own endpoints: no automatic retries, which would bypass the throttle and the budget; no redirects,
 * which would send the key to another host; no cookies.
 *
 * <p>Its time-outs apply to each read. {@link #giveUp} cancels an answer that goes on too long, and one that grows too large fails while it is
 * read. Safe for use by several threads.
 */
public final class HttpClientSettings implements HttpClientConfigurer {

    /** The longest time for a whole answer. */
    private static final Duration LONGEST_RESPONSE = Duration.ofMinutes(3);

    /** The largest answer in bytes, compressed and unpacked: several times Clockify's longest page, if the heap has room. */
    static final long LARGEST_RESPONSE = Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);

    /** Set when a request is sent to Clockify itself, after the CONNECT to a proxy. */
    private static final String WAY_IS_OPEN = "clockify.way-is-open";

    private static final long LARGEST_REFUSAL = 64 << 10;

    private final InstantSource clock;
    private final Proxies proxies;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    /** A sent request; the weak reference lets a finished one be collected. */
    private record Sent(WeakReference<Cancellable> request, Instant at) {
    }

    /** @param clock the clock that measures how long an answer takes */
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

    /** Throws where the answer is the proxy's own refusal, not Clockify's. */
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

    /** The limits of JSON parsing: above anything that Clockify sends, below what would harm the hub. */
    public static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                // MariaDB's JSON may be nested 32 levels deep
                .maxNestingDepth(30)
                .maxNumberLength(10_000)
                .maxStringLength(1_000_000)
                // a JSON tree takes some sixty bytes per token
                .maxTokenCount(LARGEST_RESPONSE / 16)
                .build();
    }

    /** Cancels requests whose answers take too long; to be called every few seconds. */
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
