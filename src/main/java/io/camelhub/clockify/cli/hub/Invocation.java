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

/** The call of the command line: its environment, and the options common to all commands. */
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

    /** Writes commands for this person's shell, to be copied. */
    public final ShellWords words() {
        return new ShellWords(environment, config);
    }

    /** Sets the level that logback.xml reads; must be called before the first log line. */
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

    /** Marks the process as stopping: later errors are a consequence of that, and not printed. */
    public final void interrupted() {
        interrupted = true;
        System.err.println();
        System.err.println("Stopping. What was written stays, and the next sync resumes there.");
    }

    /**
     * Prints why a command failed; returns the exit code.
     *
     * @param dataSource name of the DataSource bean in the settings
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
