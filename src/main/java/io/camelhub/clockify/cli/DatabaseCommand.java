package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import picocli.CommandLine.Command;

@Command(name = "database", description = "Move to another database.", subcommands = CopyCommand.class)
public final class DatabaseCommand extends CliCommand.Group {
}
