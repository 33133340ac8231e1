package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.Order;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** A command of the command line; gives its exit code. */
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

    /** How to write commands for this person to copy. */
    protected final ShellWords words() {
        return invocation().words();
    }

    /** What this command orders, in the name of somebody. */
    protected final Order order(String byWhom) {
        return new Order(byWhom, spec.qualifiedName());
    }

    /** What this command orders, in the name of the system's user. */
    protected final Order order() {
        return order(System.getProperty("user.name", "unknown"));
    }

    /** The versions of the plugin, of Camel and of Java. */
    protected final String version() {
        return String.join("\n", spec.root().version());
    }

    protected final ParameterException wrongArguments(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A command that only holds others. */
    public abstract static class Group extends CliCommand {

        @Override
        public final Integer call() {
            throw wrongArguments("say what to do: " + String.join(", ", super.spec.subcommands().keySet()));
        }
    }
}
