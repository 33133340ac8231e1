package io.camelhub.clockify.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code clockify rejected}: the rows that could not be taken. */
@Command(
        name = "rejected",
        description = {
            "The rows of Clockify's answers that could not be taken.",
            "A row goes by itself when its time entry arrives in a form that can be taken. The rows themselves are in the"
                    + " table clockify_rejected, column payload."
        },
        subcommands = {
            RejectedListCommand.class,
            RejectedRetryCommand.class,
            RejectedClearCommand.class
        })
final class RejectedCommand implements Callable<Integer> {

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
