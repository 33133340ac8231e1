package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Environment;
import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.HubSettings;
import io.camelhub.clockify.cli.hub.Invocation;
import io.camelhub.clockify.cli.hub.StandardOutput;
import io.camelhub.clockify.cli.streams.StreamsCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** The command line {@code clockify}: without a command it prints its help. */
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
            "1:an integration failed, or what was asked for did not work, or could not be printed",
            "2:a setting or an argument is wrong"
        },
        subcommands = {
            RunCommand.class,
            SyncCommand.class,
            CheckCommand.class,
            StatusCommand.class,
            EventsCommand.class,
            ExplainCommand.class,
            IntegrationsCommand.class,
            PeopleCommand.class,
            RejectedCommand.class,
            OutboxCommand.class,
            WebhooksCommand.class,
            StreamsCommand.class,
            ConsoleCommand.class,
            DatabaseCommand.class,
            SupportCommand.class,
            DemoCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            HelpCommand.class
        })
public final class Clockify extends Invocation implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private Clockify(Environment environment) {
        super(environment);
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        StandardOutput out = new StandardOutput();
        CommandLine commandLine = commandLine(Environment.ofThisProcess()).setOut(out.writer());
        int code = commandLine.execute(arguments);
        commandLine.getOut().flush();
        System.exit(out.exitCode(code, commandLine.getErr()));
    }

    static CommandLine commandLine(Environment environment) {
        Clockify clockify = new Clockify(environment);
        return new CommandLine(clockify)
                .registerConverter(Path.class, environment::resolve)
                .registerConverter(LocalDate.class, Clockify::day)
                .setAbbreviatedOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(clockify.colours().ansi()))
                .setExecutionExceptionHandler((thrown, command, parsed) -> clockify.explain(thrown, HubSettings.dataSource(clockify.settings()), command))
                .setParameterExceptionHandler(new WrongArguments());
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    private static LocalDate day(String argument) {
        try {
            return LocalDate.parse(argument);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + argument + "' is no day: write it as year-month-day, e.g. 2024-01-31");
        }
    }

    /** Prints a mistake in the arguments, with a hint to the help instead of the whole help. */
    private static final class WrongArguments implements IParameterExceptionHandler {

        @Override
        public int handleParseException(ParameterException thrown, String[] arguments) {
            CommandLine command = thrown.getCommandLine();
            PrintWriter err = command.getErr();
            err.println("clockify: " + Formats.text(words(thrown)));
            UnmatchedArgumentException.printSuggestions(thrown, err);
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        }

        /** The message without an option's value, which may be a key. */
        private static String words(ParameterException thrown) {
            if (!(thrown instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
                return thrown.getMessage();
            }
            String word = unmatched.getUnmatched().get(0);
            return word.startsWith("-") ? "there is no option " + word.split("=", 2)[0]
                    : thrown.getCommandLine().getSubcommands().isEmpty() ? "'" + word + "' is more than this command takes"
                    : "there is no command '" + word + "'";
        }
    }
}
