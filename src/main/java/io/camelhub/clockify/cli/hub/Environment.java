package io.camelhub.clockify.cli.hub;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the command line stands. The start script says it by the system properties {@code app.home}, {@code app.invoked-from}
 * and {@code app.command}.
 *
 * @param home the unpacked distribution
 * @param invokedFrom the folder in which the person who typed the command stands; file arguments are relative to it
 * @param command how to call the command line from there
 */
public record Environment(Path home, Path invokedFrom, String command) {

    public Environment {
        home = home.toAbsolutePath().normalize();
        invokedFrom = invokedFrom.toAbsolutePath().normalize();
    }

    /** As the start script says, else the current folder for both. */
    public static Environment ofThisProcess() {
        return new Environment(Path.of(System.getProperty("app.home", "")), Path.of(System.getProperty("app.invoked-from", "")),
                System.getProperty("app.command", "clockify"));
    }

    /** A file that somebody named in an argument. */
    public Path resolve(String argument) {
        return invokedFrom.resolve(argument).normalize();
    }

    /** The settings file where none was named. */
    public Path defaultSettings() {
        return home.resolve("application.properties");
    }

    /** The folder of the routes: {@code routes} beside the settings file where there is one, else the distribution's. */
    public Path routes(Path settings) {
        Path beside = settings.resolveSibling("routes");
        return Files.isDirectory(beside) ? beside : home.resolve("routes");
    }
}
