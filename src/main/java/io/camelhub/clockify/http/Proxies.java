package io.camelhub.clockify.http;

import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.ForwardProxy;
import io.camelhub.clockify.settings.NetworkSettings;
import io.camelhub.clockify.settings.WrongSettingException;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Chooses the proxy of each request: the one in the settings at that moment, otherwise the JVM's (system properties {@code https.proxyHost},
 * {@code http.nonProxyHosts} and so on). Safe for use by several threads.
 */
public final class Proxies extends SystemDefaultRoutePlanner implements CredentialsProvider {

    private final ClockifySettings settings;

    public Proxies(ClockifySettings settings) {
        super(null);
        this.settings = settings;
    }

    /**
     * The proxy for a host; empty for none.
     *
     * @throws HttpException for a wrong setting, which is its cause
     */
    public Optional<HttpHost> towards(HttpHost target) throws HttpException {
        return Optional.ofNullable(determineProxy(target, null));
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
        try {
            ForwardProxy proxy = settings.network().proxy();
            return proxy == null ? super.determineProxy(target, context) : new HttpHost("http", proxy.host(), proxy.port());
        } catch (WrongSettingException e) {
            throw new HttpException(e.getMessage(), e);
        }
    }

    /** The credentials of the settings, for the proxy of the settings only. */
    @Override
    public Credentials getCredentials(AuthScope asked, HttpContext context) {
        try {
            NetworkSettings network = settings.network();
            ForwardProxy proxy = network.proxy();
            boolean known = proxy != null && network.proxyUser() != null && network.proxyPassword() != null
                    && proxy.host().equalsIgnoreCase(asked.getHost()) && proxy.port() == asked.getPort();
            return known
                    ? new UsernamePasswordCredentials(network.proxyUser(), network.proxyPassword().reveal().toCharArray())
                    : null;
        } catch (WrongSettingException e) {
            // determineProxy throws it at the next request
            return null;
        }
    }
}
