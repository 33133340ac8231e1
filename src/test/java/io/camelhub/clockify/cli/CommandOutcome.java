package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** The result of a command run in this JVM. */
record CommandOutcome(int exitCode, String out, String err) {

    /** Runs a command as somebody would who stands in a folder. */
    static CommandOutcome of(Path folder, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Clockify.commandLine(new Environment(Path.of(""), folder, "clockify"))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        return new CommandOutcome(exitCode, out.toString(), err.toString());
    }
}
