package io.camelhub.clockify.cli.hub;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes that a command starts; fewer routes start faster. */
public enum HubRoutes {

    NONE,
    /** The requests for what a key can see, and the host's own routes. */
    OF_KEYS,
    /** All without the console. */
    ALL,
    /** All without the console, with the HTTP server for webhooks. */
    WITH_WEBHOOKS,
    /** All, with the HTTP server. */
    WITH_CONSOLE,
    /** Only the console, beside a hub that runs elsewhere. */
    CONSOLE;

    /** The file of the console. */
    static final String CONSOLE_FILE = "clockify-console.camel.yaml";

    boolean hasConsole() {
        return this == WITH_CONSOLE || this == CONSOLE;
    }

    /** Whether Camel's HTTP server is started. */
    boolean hasServer() {
        return hasConsole() || this == WITH_WEBHOOKS;
    }

    /** The shipped files that {@link #OF_KEYS} leaves out. */
    static final List<String> FILES = List.of("clockify-schedule", "clockify-broker", "clockify-alerts", "clockify-enrich", "clockify-events",
            "clockify-sink", "clockify-steps", "clockify-webhooks");

    /** The routes of the other files that it leaves out. */
    static final List<String> ROUTES = List.of("clockify-schedule", "clockify-run", "clockify-workspace", "clockify-roster", "clockify-lease",
            "clockify-integration");

    /** Camel's pattern of the files to leave out; empty for none. */
    String filesLeftOut() {
        Stream<String> left = this == OF_KEYS ? FILES.stream().map(file -> file + ".camel.yaml") : Stream.empty();
        return Stream.concat(left, hasConsole() ? Stream.empty() : Stream.of(CONSOLE_FILE))
                // a pattern for relative paths, and one for absolute ones
                .flatMap(file -> Stream.of("**/" + file, "/**/" + file))
                .collect(Collectors.joining(","));
    }

    /** Camel's pattern of the routes to leave out. */
    static String routesLeftOut() {
        return String.join(",", ROUTES);
    }
}
