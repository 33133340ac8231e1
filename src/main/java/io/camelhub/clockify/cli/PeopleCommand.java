package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import picocli.CommandLine.Command;

/** {@code clockify people}: commands on the roster and the Clockify users. */
@Command(
        name = "people",
        description = {
            "Employees, and which of them the Clockify users are.",
            "A Clockify user or an employee is named by id, by e-mail, or by name where only one has it."
        },
        subcommands = {
            ImportCommand.class,
            PeopleListCommand.class,
            DecisionCommand.Map.class,
            DecisionCommand.Unmap.class,
            DecisionCommand.Accept.class,
            DecisionCommand.Ignore.class,
            HistoryCommand.class,
            DecisionCommand.Undo.class,
            ExportCommand.class,
            ForgetCommand.class
        })
public final class PeopleCommand extends CliCommand.Group {
}
