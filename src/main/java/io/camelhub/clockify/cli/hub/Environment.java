package io.camelhub.clockify.cli.hub;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The environment of the command line, from the start script's system properties {@code app.home}, {@code app.invoked-from} and
 * {@code app.command}.
 *
 * @param home the unpacked distribution
 * @param invokedFrom the current folder of the person; file arguments are relative to it
 * @param command how to call the command line from there
 */
public record Environment(Path home, Path invokedFrom, String command) {

    public Environment {
        home = home.toAbsolutePath().normalize();
        invokedFrom = invokedFrom.toAbsolutePath().normalize();
    }

    /** By the system properties, otherwise the current folder for both. */
    public static Environment ofThisProcess() {
        return new Environment(Path.of(System.getProperty("app.home", "")), Path.of(System.getProperty("app.invoked-from", "")),
                System.getProperty("app.command", "clockify"));
    }

    /** The path of a file argument. */
    public Path resolve(String argument) {
        return invokedFrom.resolve(argument).normalize();
    }

    /** The default settings file. */
    public Path defaultSettings() {
        return home.resolve("application.properties");
    }

    /** The folder of the routes: {@code routes} beside the settings file where there is one, else the distribution's. */
    public Path routes(Path settings) {
        Path beside = settings.resolveSibling("routes");
        return Files.isDirectory(beside) ? beside : home.resolve("routes");
    }
}
