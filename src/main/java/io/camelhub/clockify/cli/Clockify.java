package io.camelhub.clockify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line {@code clockify}: without a command it runs the hub. */
@Command(
        name = "clockify",
        description = "Gathers Clockify time entries into the database of an integration hub.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:an integration failed, or what was asked for did not work",
            "2:a setting or an argument is wrong"
        },
        subcommands = {
            RunCommand.class,
            SyncCommand.class,
            CheckCommand.class,
            StatusCommand.class,
            PeopleCommand.class,
            RejectedCommand.class,
            DemoCommand.class,
            HelpCommand.class
        })
public final class Clockify implements Callable<Integer> {

    private final Environment surroundings;

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    private volatile boolean interrupted;

    private Clockify(Environment surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(commandLine(Environment.ofThisProcess()).execute(arguments));
    }

    /** The command line, ready for {@link CommandLine#execute}. */
    static CommandLine commandLine(Environment surroundings) {
        Clockify clockify = new Clockify(surroundings);
        return new CommandLine(clockify)
                .registerConverter(Path.class, surroundings::resolve)
                .registerConverter(LocalDate.class, Clockify::day)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler((thrown, command, parsed) -> clockify.explain(thrown, command))
                .setParameterExceptionHandler(new WrongArguments());
    }

    private static LocalDate day(String argument) {
        try {
            return LocalDate.parse(argument);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + argument + "' is no day: write it as year-month-day, e.g. 2024-01-31");
        }
    }

    /** As {@code clockify run}. */
    @Override
    public Integer call() throws Exception {
        return new RunCommand(this).call();
    }

    Environment surroundings() {
        return surroundings;
    }

    GlobalOptions options() {
        return options;
    }

    /** The settings file to use. */
    Path settings() {
        return options.config() == null ? surroundings.defaultSettings() : options.config();
    }

    /** How to write commands for this person to copy. */
    ShellWords words() {
        return new ShellWords(surroundings, options.config());
    }

    /** The process was told to stop: from now on errors are a consequence of that, and nobody wants to read them. */
    void interrupted() {
        interrupted = true;
        System.err.println();
        System.err.println("Stopping. What was written stays, and the next sync goes on from there.");
    }

    private int explain(Exception thrown, CommandLine command) {
        if (interrupted) {
            return ExitCode.FAILED;
        }
        PrintWriter err = command.getErr();
        err.println("clockify: " + ErrorMessages.of(thrown));
        if (options.stacktrace()) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return ErrorMessages.exitCode(thrown);
    }

    /** Says what is wrong with the arguments, and where help is, without all of the help. */
    private static final class WrongArguments implements IParameterExceptionHandler {

        @Override
        public int handleParseException(ParameterException thrown, String[] arguments) {
            CommandLine command = thrown.getCommandLine();
            PrintWriter err = command.getErr();
            err.println("clockify: " + Formats.text(thrown.getMessage()));
            UnmatchedArgumentException.printSuggestions(thrown, err);
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
            return ExitCode.WRONG_INPUT;
        }
    }
}
