package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import picocli.CommandLine.Command;

/** {@code clockify integrations}: commands on {@code integrations.properties}. */
@Command(
        name = "integrations",
        description = {
            "Add, edit, pause and remove integrations. They stand in integrations.properties beside the settings file.",
            "A running hub takes a change within a minute. What stands in the settings file itself is edited by hand."
        },
        subcommands = {
            IntegrationsListCommand.class,
            SaveCommand.Add.class,
            SaveCommand.Edit.class,
            EnableCommand.Pause.class,
            EnableCommand.Resume.class,
            WithdrawCommand.class,
            IntegrationsRemoveCommand.class
        })
public final class IntegrationsCommand extends CliCommand.Group {
}
