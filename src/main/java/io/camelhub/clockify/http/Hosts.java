package io.camelhub.clockify.http;

import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.util.regex.Pattern;

/** The address and the key of a request: only the integration's own two hosts are possible. */
public final class Hosts {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-]+)+");

    private final ClockifySettings settings;

    public Hosts(ClockifySettings settings) {
        this.settings = settings;
    }

    /**
     * The address of a request, without query.
     *
     * @throws IllegalArgumentException for a path with other characters than letters, digits, {@code _}, {@code -} and {@code /}
     */
    public String address(String integration, String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a path of Clockify's API: " + path);
        }
        Integration target = integration(integration);
        boolean report = path.contains("/reports/");
        return (report ? target.reportsUrl() : target.apiUrl()) + path;
    }

    /** The key for the header {@code X-Api-Key}. */
    public String key(String integration) {
        return integration(integration).apiKey().reveal();
    }

    private Integration integration(String name) {
        return settings.integration(name)
                .filter(Integration::enabled)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no usable integration " + name + "; see the settings clockify.integrations." + name));
    }
}
