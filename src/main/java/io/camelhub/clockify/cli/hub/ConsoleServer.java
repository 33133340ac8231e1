package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.settings.Setting;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Decides before the start whether the hub serves the console, and if not, why: Camel's HTTP server would stop the hub if it cannot listen, and a
 * console without users is useless.
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

    /** Reads the settings file, and looks for the console's routes. */
    public static ConsoleServer of(Path settings, Environment environment) {
        Properties written = HubSettings.read(settings);
        String users = written.getProperty(Setting.CONSOLE_USERS.property(), Setting.CONSOLE_USERS.defaultText()).strip();
        return new ConsoleServer(written, Files.isRegularFile(environment.routes(settings).resolve(HubRoutes.CONSOLE_FILE))
                && isOn(written), settings.resolveSibling(users));
    }

    /** Whether its routes are deployed and the server is not disabled. */
    boolean isWanted() {
        return wanted;
    }

    /** Why the console is not served, with the remedy; null where it is, or is not wanted. */
    public String closedBecause() {
        if (!wanted) {
            return null;
        }
        if (!HubSettings.isReference(users.toString()) && new ConsoleUsers(() -> users).all().isEmpty()) {
            return "nobody may log in; 'clockify console users add NAME --role admin' adds somebody";
        }
        return deafBecause();
    }

    /** Whether the same server is to accept Clockify's webhooks, and is not disabled. */
    boolean takesWebhooks() {
        return !written.getProperty(Setting.WEBHOOKS_URL.property(), "").isBlank() && isOn(written);
    }

    /** Why the server cannot listen, with the remedy; null where it can. */
    String deafBecause() {
        return ListenAddress.of(written, PREFIX, PORT).closedBecause();
    }

    private static boolean isOn(Properties written) {
        return !"false".equals(written.getProperty(PREFIX + ".enabled", "true").strip());
    }

    /** The default port if it is free, otherwise another one. */
    public static String freePort() throws IOException {
        if (new ListenAddress(PREFIX, ListenAddress.LOOPBACK, PORT).isFree()) {
            return PORT;
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
