package io.camelhub.clockify.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command understands, before and after its name. */
final class GlobalOptions {

    private Path config;
    private boolean verbose;
    private boolean stacktrace;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "The settings file. Relative paths in it start at its folder; routes/ beside it is used where "
                    + "there is one. Default: application.properties of the distribution.")
    void config(Path file) {
        this.config = file;
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Log to standard error what happens.")
    void verbose(boolean wanted) {
        this.verbose = wanted;
    }

    @Option(
            names = "--stacktrace",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Add the stack trace to an error.")
    void stacktrace(boolean wanted) {
        this.stacktrace = wanted;
    }

    /** The settings file that was named, or null. */
    Path config() {
        return config;
    }

    boolean verbose() {
        return verbose;
    }

    boolean stacktrace() {
        return stacktrace;
    }
}
