package io.camelhub.clockify.query;

import io.camelhub.clockify.http.Proxies;
import io.camelhub.clockify.http.ServerTrust;
import io.camelhub.clockify.http.UntrustedException;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.NetworkSettings;
import io.camelhub.clockify.settings.WrongSettingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/** The proxies and trusted certificates for requests to Clockify. Sends no request. */
public final class NetworkQuery {

    private final ClockifySettings settings;
    private final Proxies proxies;
    private final ServerTrust trust;

    public NetworkQuery(ClockifySettings settings, Proxies proxies, ServerTrust trust) {
        this.settings = settings;
        this.proxies = proxies;
        this.trust = trust;
    }

    /** @param proxy the URL of the proxy for the host; null for none */
    public record Way(String host, String proxy) {
    }

    /**
     * @param ways in the order of the hosts
     * @param ofSettings whether the proxy is that of {@code clockify.http.proxy}; otherwise the JVM's
     * @param login whether there are credentials for the proxy
     * @param trustStore the file of trusted certificates; null for the JVM's
     * @param trusted the number of trusted certificates; null where the file cannot be read
     * @param problem a problem with its remedy; null for none that is known without a request
     */
    public record About(
            List<Way> ways, boolean ofSettings, boolean login, String trustStore, Integer trusted, String problem) {
    }

    /** The ways to the hosts of these integrations. */
    public About about(List<Integration> integrations) {
        try {
            NetworkSettings network = settings.network();
            List<Way> ways = ways(integrations);
            boolean login = network.proxyUser() != null && network.proxyPassword() != null;
            String file = network.trustStore() == null ? null : network.trustStore().toString();
            try {
                return new About(ways, network.proxy() != null, login, file, trust.size(), null);
            } catch (UntrustedException e) {
                return new About(ways, network.proxy() != null, login, file, null, e.getMessage());
            }
        } catch (WrongSettingException | HttpException e) {
            return new About(List.of(), true, false, null, null, e.getMessage());
        }
    }

    private List<Way> ways(List<Integration> integrations) throws HttpException {
        TreeSet<String> hosts = new TreeSet<>();
        for (Integration integration : integrations) {
            hosts.add(host(integration.apiUrl()));
            hosts.add(host(integration.reportsUrl()));
        }
        List<Way> ways = new ArrayList<>();
        for (String host : hosts) {
            ways.add(new Way(host, proxies.towards(HttpHost.create(URI.create(host))).map(HttpHost::toURI).orElse(null)));
        }
        return ways;
    }

    private static String host(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
