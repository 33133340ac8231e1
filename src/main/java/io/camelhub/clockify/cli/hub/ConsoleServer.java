package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.settings.Setting;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Whether a settings file makes a console, and why not, before anything starts: Camel's HTTP server would end the hub where it cannot
 * listen, and a hub without users needs none.
 */
public final class ConsoleServer {

    private static final String PREFIX = "camel.server";
    static final String PORT = "8080";

    private final Properties written;
    private final boolean wanted;
    private final Path users;

    private ConsoleServer(Properties written, boolean wanted, Path users) {
        this.written = written;
        this.wanted = wanted;
        this.users = users;
    }

    /** As a settings file describes it, and the routes beside it. */
    public static ConsoleServer of(Path settings, Environment environment) {
        Properties written = HubSettings.read(settings);
        String users = written.getProperty(Setting.CONSOLE_USERS.property(), Setting.CONSOLE_USERS.defaultText()).strip();
        return new ConsoleServer(written, Files.isRegularFile(environment.routes(settings).resolve(HubRoutes.CONSOLE_FILE))
                && isOn(written), settings.resolveSibling(users));
    }

    /** Whether its routes are deployed, and nobody switched the server off. */
    boolean isWanted() {
        return wanted;
    }

    /** Why it cannot be served, and what to do; null where it can, or is not wanted. */
    public String closedBecause() {
        if (!wanted) {
            return null;
        }
        if (!HubSettings.isReference(users.toString()) && new ConsoleUsers(() -> users).all().isEmpty()) {
            return "nobody may log in; 'clockify console users add NAME --role admin' adds somebody";
        }
        return deafBecause();
    }

    /** Whether webhooks of Clockify are to be taken, which the same server does, and nobody switched it off. */
    boolean takesWebhooks() {
        return !written.getProperty(Setting.WEBHOOKS_URL.property(), "").isBlank() && isOn(written);
    }

    /** Why the server cannot listen, and what to do; null where it can. */
    String deafBecause() {
        return ListenAddress.of(written, PREFIX, PORT).closedBecause();
    }

    private static boolean isOn(Properties written) {
        return !"false".equals(written.getProperty(PREFIX + ".enabled", "true").strip());
    }

    /** The usual port where it is free, else another one. */
    public static String freePort() throws IOException {
        if (new ListenAddress(PREFIX, ListenAddress.LOOPBACK, PORT).isFree()) {
            return PORT;
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
