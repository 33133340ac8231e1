package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.Order;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** A command of the command line; returns its exit code. */
public abstract class CliCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The whole command line. */
    protected final CommandLine root() {
        return spec.root().commandLine();
    }

    protected final Invocation invocation() {
        return (Invocation) spec.root().userObject();
    }

    protected final Colours colours() {
        return invocation().colours();
    }

    /** Writes commands for this person's shell, to be copied. */
    protected final ShellWords words() {
        return invocation().words();
    }

    /** An order of this command, by a given author. */
    protected final Order order(String byWhom) {
        return new Order(byWhom, spec.qualifiedName());
    }

    /** An order of this command, by the operating system's user. */
    protected final Order order() {
        return order(System.getProperty("user.name", "unknown"));
    }

    protected final String version() {
        return String.join("\n", spec.root().version());
    }

    protected final ParameterException wrongArguments(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A group of commands. */
    public abstract static class Group extends CliCommand {

        @Override
        public final Integer call() {
            throw wrongArguments("say what to do: " + String.join(", ", super.spec.subcommands().keySet()));
        }
    }
}
