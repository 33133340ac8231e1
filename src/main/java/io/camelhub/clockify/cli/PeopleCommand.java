package io.camelhub.clockify.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code clockify people}: the roster, and who the Clockify users are. */
@Command(
        name = "people",
        description = {
            "Employees, and which of them the Clockify users are.",
            "A Clockify user or an employee is named by id, by e-mail, or by name where only one has it."
        },
        subcommands = {
            PeopleImportCommand.class,
            PeopleListCommand.class,
            PeopleMapCommand.class,
            PeopleUnmapCommand.class,
            PeopleAcceptCommand.class,
            PeopleIgnoreCommand.class,
            PeopleHistoryCommand.class,
            PeopleUndoCommand.class,
            PeopleExportCommand.class,
            PeopleForgetCommand.class
        })
final class PeopleCommand implements Callable<Integer> {

    @ParentCommand
    private Clockify clockify;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: "
                + String.join(", ", spec.subcommands().keySet()));
    }

    Clockify clockify() {
        return clockify;
    }
}
