package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.ConsoleServer;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.command.CommandFailedException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

@Command(
        name = "serve",
        description = {
            "Serve the console alone until stopped (Ctrl-C), beside a hub on another runtime: on the same database and settings.",
            "It syncs nothing. 'clockify run' serves the console too."
        })
final class ServeCommand extends CliCommand {

    @Override
    public Integer call() throws Exception {
        Path settings = invocation().settings();
        String closed = ConsoleServer.of(settings, invocation().environment()).closedBecause();
        if (closed != null) {
            throw CommandFailedException.wrongInput("the console cannot be served: " + closed);
        }
        return Hub.run(invocation(), settings, HubRoutes.CONSOLE);
    }
}
