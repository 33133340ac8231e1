package io.camelhub.clockify.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What the settings say of the console, {@code clockify.console.*}.
 *
 * @param users the file of those who may log in; it need not be there
 * @param idle how long a session lasts without a click
 * @param max how long a session lasts at most
 * @param secureCookie whether browsers send its cookie over TLS only
 * @param proxyUserHeader the header in which a reverse proxy names the user; null for none
 * @param proxyAddresses the addresses of the proxy that is believed; empty for none
 * @param dayRange days that the timeline shows where nobody says otherwise
 */
public record ConsoleSettings(Path users, Duration idle, Duration max, boolean secureCookie, String proxyUserHeader,
        Set<String> proxyAddresses, int dayRange) {

    public ConsoleSettings {
        proxyAddresses = Set.copyOf(proxyAddresses);
    }

    /** Whether a reverse proxy says who somebody is; only where both its header and its address are written. */
    public boolean isBehindProxy() {
        return proxyUserHeader != null && !proxyAddresses.isEmpty();
    }
}
