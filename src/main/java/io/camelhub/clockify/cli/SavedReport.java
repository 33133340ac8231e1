package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.command.EditIntegrations.Result;
import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;

/** Prints the result of an edit of an integration. */
final class SavedReport {

    private SavedReport() {
    }

    /** Prints it; returns the exit code. */
    static int print(String name, String done, Result result, Hub hub, PrintWriter out, PrintWriter err) {
        String file = hub.settings().integrationsFile().map(path -> path.toAbsolutePath().normalize().toString()).orElse("integrations.properties");
        result.problems().forEach(problem -> err.println(name + ": " + Formats.text(problem)));
        switch (result.outcome()) {
            case SAVED -> out.println(name + (result.tried() ? " works, and is " : " is ") + done + ", in " + file
                    + "; a running hub takes it within a minute");
            case SAVED_UNCHECKED -> err.println(name + " is " + done + ", in " + file
                    + ", but not checked, as Clockify could not be asked; later: clockify check " + name);
            case REFUSED, TEAMS_UNKNOWN -> err.println("Nothing was saved.");
            case CHANGED_MEANWHILE -> err.println(
                    file + " was changed by somebody else meanwhile, so nothing was saved: look at both versions, and try again.");
            case NOT_WRITABLE -> err.println("Paste these lines into it, with the key in its place:");
            default -> throw new IllegalStateException(result.outcome().name());
        }
        result.lines().forEach(line -> err.println("  " + Formats.text(line)));
        return switch (result.outcome()) {
            case SAVED -> ExitCode.OK;
            default -> ExitCode.SOFTWARE;
        };
    }
}
