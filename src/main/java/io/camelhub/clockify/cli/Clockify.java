package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.demo.DemoCommand;
import io.camelhub.clockify.cli.hub.Environment;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.Invocation;
import io.camelhub.clockify.cli.output.Formats;
import io.camelhub.clockify.cli.people.PeopleCommand;
import io.camelhub.clockify.cli.rejected.RejectedCommand;
import io.camelhub.clockify.cli.status.CheckCommand;
import io.camelhub.clockify.cli.status.StatusCommand;
import io.camelhub.clockify.cli.sync.SyncCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IParameterExceptionHandler;
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
public final class Clockify extends Invocation implements Callable<Integer> {

    private Clockify(Environment environment) {
        super(environment);
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(commandLine(Environment.ofThisProcess()).execute(arguments));
    }

    /** The command line, ready for {@link CommandLine#execute}. */
    static CommandLine commandLine(Environment environment) {
        Clockify clockify = new Clockify(environment);
        return new CommandLine(clockify)
                .registerConverter(Path.class, environment::resolve)
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
        return Hub.run(this);
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
            return ExitCode.USAGE;
        }
    }
}
