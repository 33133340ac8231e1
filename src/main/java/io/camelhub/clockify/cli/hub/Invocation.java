package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.ErrorMessages;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** How the command line was called: where the person stands, and the options that every command understands. */
public abstract class Invocation {

    private final Environment environment;
    @Spec
    private CommandSpec spec;

    private Colours colours = Colours.of(Colours.When.AUTO);
    private Path config;
    private boolean verbose;
    private boolean stacktrace;
    private volatile boolean interrupted;

    protected Invocation(Environment environment) {
        this.environment = environment;
    }

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

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "Colours: auto (on a terminal, unless NO_COLOR is set), always or never. Default: auto.")
    void color(Colours.When when) {
        colours = Colours.of(when);
        spec.root().commandLine().setColorScheme(Help.defaultColorScheme(colours.ansi()));
    }

    public final Colours colours() {
        return colours;
    }

    public final Environment environment() {
        return environment;
    }

    /** The settings file to use. */
    public final Path settings() {
        return config == null ? environment.defaultSettings() : config;
    }

    /** How to write commands for this person to copy. */
    public final ShellWords words() {
        return new ShellWords(environment, config);
    }

    /** For what logback.xml reads; nothing has logged yet. */
    public final void log(String level) {
        System.setProperty("log.level", verbose ? "INFO" : level);
        System.setProperty("log.root", verbose ? "INFO" : level.equals("OFF") ? "WARN" : level);
        System.setProperty("log.quartz", verbose ? "INFO" : level.equals("OFF") ? "OFF" : "WARN");
        System.setProperty("log.pool", verbose ? "INFO" : "OFF");
        System.setProperty("log.own", verbose ? "DEBUG" : level);
        System.setProperty("log.format", "json".equals(System.getenv("CLOCKIFY_LOG_FORMAT")) ? "json"
                : Boolean.getBoolean("app.terminal") && !verbose ? "terminal" : "text");
        System.setProperty("log.trace", stacktrace ? "%ex" : "%nopex");
    }

    /** The process is to stop: from now on errors are a consequence of that, and nobody wants to read them. */
    public final void interrupted() {
        interrupted = true;
        System.err.println();
        System.err.println("Stopping. What was written stays, and the next sync resumes there.");
    }

    /**
     * Prints why a command failed; gives the exit code.
     *
     * @param dataSource name of the DataSource bean that the settings name
     */
    protected final int explain(Exception thrown, String dataSource, CommandLine command) {
        if (interrupted) {
            return ExitCode.SOFTWARE;
        }
        PrintWriter err = command.getErr();
        err.println("clockify: " + Formats.text(ErrorMessages.of(thrown, dataSource)));
        if (stacktrace) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return ErrorMessages.isWrongInput(thrown) ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
}
