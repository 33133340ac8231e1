package io.camelhub.clockify.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command understands, before and after its name. */
final class GlobalOptions {

    private Path config;
    private boolean verbose;
    private boolean stacktrace;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The settings file. Relative paths in it start at its folder; routes/ beside it is used where "
                    + "there is one. Default: application.properties of the distribution.")
    void config(Path file) {
        this.config = file;
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log to standard error what happens.")
    void verbose(boolean wanted) {
        this.verbose = wanted;
    }

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
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
