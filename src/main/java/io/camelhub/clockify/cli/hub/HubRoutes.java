package io.camelhub.clockify.cli.hub;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which routes a command needs; the fewer there are, the faster it starts. */
public enum HubRoutes {

    NONE,
    /** Those that ask what a key can see, and all that are not the plugin's own. */
    OF_KEYS,
    /** All but those of the console. */
    ALL,
    /** The same, with the HTTP server that takes webhooks. */
    WITH_WEBHOOKS,
    /** All, with the HTTP server that they are served by. */
    WITH_CONSOLE,
    /** Those of the console alone, for a console beside a hub that runs elsewhere. */
    CONSOLE;

    /** The file of the console. */
    static final String CONSOLE_FILE = "clockify-console.camel.yaml";

    /** Whether it has the console. */
    boolean hasConsole() {
        return this == WITH_CONSOLE || this == CONSOLE;
    }

    /** Whether Camel's HTTP server is to run. */
    boolean hasServer() {
        return hasConsole() || this == WITH_WEBHOOKS;
    }

    /** The shipped files of which {@link #OF_KEYS} needs nothing. */
    static final List<String> FILES = List.of("clockify-schedule", "clockify-broker", "clockify-alerts", "clockify-enrich", "clockify-events",
            "clockify-sink", "clockify-steps", "clockify-webhooks");

    /** Of the other files, the routes that it does not need. */
    static final List<String> ROUTES = List.of("clockify-schedule", "clockify-run", "clockify-workspace", "clockify-roster", "clockify-lease",
            "clockify-integration");

    /** Camel's pattern for the files that are left out; empty for none. */
    String filesLeftOut() {
        Stream<String> left = this == OF_KEYS ? FILES.stream().map(file -> file + ".camel.yaml") : Stream.empty();
        return Stream.concat(left, hasConsole() ? Stream.empty() : Stream.of(CONSOLE_FILE))
                // one for relative paths, one for absolute ones
                .flatMap(file -> Stream.of("**/" + file, "/**/" + file))
                .collect(Collectors.joining(","));
    }

    /** Camel's pattern for the routes that it leaves out. */
    static String routesLeftOut() {
        return String.join(",", ROUTES);
    }
}
