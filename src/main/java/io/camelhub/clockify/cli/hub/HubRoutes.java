package io.camelhub.clockify.cli.hub;

import java.util.List;
import java.util.stream.Collectors;

/** Which routes a command needs; the fewer there are, the faster it starts. */
public enum HubRoutes {

    NONE,
    /** Those that ask what a key can see, and all that are not the plugin's own. */
    OF_KEYS,
    ALL;

    /** The shipped files of which {@link #OF_KEYS} needs nothing. */
    static final List<String> FILES = List.of("clockify-schedule", "clockify-backfill", "clockify-catalogue", "clockify-changes",
            "clockify-enrich", "clockify-running", "clockify-sink", "clockify-verify", "clockify-workspace");

    /** Of the other files, the routes that it does not need. */
    static final List<String> ROUTES =
            List.of("clockify-integration", "clockify-people", "clockify-roster", "clockify-members");

    /** Camel's pattern for the files that {@link #OF_KEYS} leaves out. */
    static String filesLeftOut() {
        return FILES.stream().map(file -> "**/" + file + ".camel.yaml").collect(Collectors.joining(","));
    }

    /** Camel's pattern for the routes that it leaves out. */
    static String routesLeftOut() {
        return String.join(",", ROUTES);
    }
}
