package io.camelhub.clockify.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code clockify run}. */
@Command(name = "run", description = "Run the hub's routes until stopped (Ctrl-C). This is what happens without a command.")
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    private Clockify clockify;

    RunCommand() {
    }

    RunCommand(Clockify clockify) {
        this.clockify = clockify;
    }

    @Override
    public Integer call() throws Exception {
        return Hub.run(clockify);
    }
}
