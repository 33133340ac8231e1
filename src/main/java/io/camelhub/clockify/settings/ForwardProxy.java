package io.camelhub.clockify.settings;

import static java.util.Objects.requireNonNull;

import io.camelhub.clockify.model.Decision;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The forward proxy for requests to Clockify. The hub speaks plain HTTP to the proxy; the tunnel to Clockify is encrypted.
 *
 * @param host name or address, an IPv6 address without brackets
 * @param port 1 to 65535
 */
@Decision
public record ForwardProxy(String host, int port) {

    private static final String EXAMPLE = "write e.g. http://proxy.example.com:3128";

    public ForwardProxy {
        requireNonNull(host, "host");
    }

    /**
     * Parses {@code http://host:port}.
     *
     * @throws IllegalArgumentException for another form; the message says what to write, and repeats nothing of the text, which may hold a password
     */
    public static ForwardProxy parse(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(EXAMPLE);
        }
        if (url.getRawUserInfo() != null || url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            throw new IllegalArgumentException(EXAMPLE + ", and name and password into clockify.http.proxy-user and clockify.http.proxy-password");
        }
        if (!"http".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException(EXAMPLE + ": the connection to the proxy itself is plain HTTP");
        }
        boolean more = !url.getRawPath().isEmpty() && !url.getRawPath().equals("/") || url.getRawQuery() != null || url.getRawFragment() != null;
        if (url.getHost() == null || url.getPort() < 1 || url.getPort() > 65_535 || more) {
            throw new IllegalArgumentException(EXAMPLE);
        }
        return new ForwardProxy(url.getHost().replaceAll("^\\[|]$", ""), url.getPort());
    }

    @Override
    public String toString() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
