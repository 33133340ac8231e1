package io.camelhub.clockify.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * The settings {@code clockify.console.*}.
 *
 * @param users the file of the console's users; it may not exist
 * @param idle how long a session lasts without a click
 * @param max the longest life of a session
 * @param secureCookie whether browsers send the session cookie over TLS only
 * @param proxyUserHeader the header in which a reverse proxy names the user; null for none
 * @param proxyAddresses the IP addresses of trusted reverse proxies; empty for none
 * @param dayRange the timeline's default number of days
 */
public record ConsoleSettings(Path users, Duration idle, Duration max, boolean secureCookie, String proxyUserHeader,
        Set<String> proxyAddresses, int dayRange) {

    public ConsoleSettings {
        proxyAddresses = Set.copyOf(proxyAddresses);
    }

    /** Whether a reverse proxy authenticates the users; only with both its header and its address in the settings. */
    public boolean isBehindProxy() {
        return proxyUserHeader != null && !proxyAddresses.isEmpty();
    }
}
