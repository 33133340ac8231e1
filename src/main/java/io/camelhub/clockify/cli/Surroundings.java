package io.camelhub.clockify.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the command line stands. The start script says it by the system properties {@code app.home} and
 * {@code app.invoked-from}.
 *
 * @param home the unpacked distribution
 * @param invokedFrom the folder in which the person who typed the command stands; file arguments are relative to it
 */
record Surroundings(Path home, Path invokedFrom) {

    Surroundings {
        home = home.toAbsolutePath().normalize();
        invokedFrom = invokedFrom.toAbsolutePath().normalize();
    }

    /** As the start script says, else the current folder for both. */
    static Surroundings ofThisProcess() {
        return new Surroundings(Path.of(System.getProperty("app.home", "")), Path.of(System.getProperty("app.invoked-from", "")));
    }

    /** A file that somebody named in an argument. */
    Path resolve(String argument) {
        return invokedFrom.resolve(argument).normalize();
    }

    /** How to call the command line. */
    String command() {
        return home.resolve("bin").resolve("clockify").toString();
    }

    /** The settings file where none was named. */
    Path defaultSettings() {
        return home.resolve("application.properties");
    }

    /** The folder of the routes: {@code routes} beside the settings file where there is one, else the distribution's. */
    Path routes(Path settings) {
        Path beside = settings.resolveSibling("routes");
        return Files.isDirectory(beside) ? beside : home.resolve("routes");
    }
}
