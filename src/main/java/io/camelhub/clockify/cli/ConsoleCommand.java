package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import picocli.CommandLine.Command;

@Command(
        name = "console",
        description = "The console in the browser: who may log in, and serving it beside a hub that runs elsewhere.",
        subcommands = {UsersCommand.class, ServeCommand.class})
public final class ConsoleCommand extends CliCommand.Group {
}
