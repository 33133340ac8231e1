package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.Hub;
import picocli.CommandLine.Command;

@Command(name = "run", description = "Run the hub's routes until stopped (Ctrl-C).")
final class RunCommand extends CliCommand {

    @Override
    public Integer call() throws Exception {
        return Hub.run(invocation());
    }
}
