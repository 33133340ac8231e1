package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.ShellWords;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.RefusalQuery;
import io.camelhub.clockify.run.RunSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ExitCode;

/** Prints the result of a sync. */
public final class SyncReport {

    private SyncReport() {
    }

    /** Prints changes, errors and unmatched users; returns the exit code. */
    public static int print(SyncResult result, Hub hub, ShellWords words, PrintWriter out, PrintWriter err) {
        printWorkspaces(result, out);
        for (RunSummary run : result.workspaces()) {
            hub.get(RefusalQuery.class).refused(run.integration(), run.workspaceId())
                    .forEach(refused -> out.println(place(run) + StatusReport.FACTS.refused(refused)));
        }
        result.workspaces().stream().map(RunSummary::integration).distinct().forEach(name -> hub.settings().integration(name).ifPresent(
                one -> KeyReport.lacks(hub.get(KeyQuery.class).view(one)).forEach(lack -> err.println(name + ": " + Formats.text(lack)))));
        result.failures().forEach((integration, message) -> err.println(integration + ": " + Formats.text(message)));
        result.waits().forEach(wait -> err.println(words(wait, result.endedAt())));
        if (result.roster() != null) {
            RosterReport.printProblems(result.roster(), err);
        }
        UnmatchedReport.print(hub.get(PeopleQuery.class).summary(), words, out);
        if (!result.workspaces().isEmpty()) {
            out.println("To see what people did: " + words.of("events"));
            out.println("To know where an entry is: " + words.of("explain") + " ENTRY_ID");
        }
        out.flush();
        err.flush();
        return result.isWhole() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Prints a table with a row per workspace, then healed entries and errors. */
    static void printWorkspaces(SyncResult result, PrintWriter out) {
        Table table = new Table(
                "INTEGRATION", "WORKSPACE", "OUTCOME", " SEEN", " NEW", " CHANGED", " DELETED", " REJECTED", " REQUESTS");
        result.workspaces().forEach(run -> table.row(run.integration(), Formats.text(run.workspaceName(), 40), run.outcome(),
                run.entriesSeen(), run.inserted(), run.updated(), run.deleted(), run.rejected(), run.requests()));
        if (!table.isEmpty()) {
            out.println();
            table.print(out);
        }
        result.foundDone().forEach(found -> out.println(found.integration() + " / " + Formats.text(found.workspace()) + ": "
                + Formats.day(found.from()) + " to " + Formats.day(found.to()) + " had been read again by the sync that it waited for"));
        for (RunSummary run : result.workspaces()) {
            if (run.healed() != 0) {
                out.println(place(run) + "healed " + HumanReadable.number(run.healed())
                        + (run.healed() == 1 ? " entry that was" : " entries that were") + " not as in Clockify");
            }
            if (run.error() != null) {
                out.println(place(run) + Formats.text(run.error()));
            }
        }
        out.flush();
    }

    private static String place(RunSummary run) {
        return run.integration() + " / " + Formats.text(run.workspaceName()) + ": ";
    }

    static String words(Wait wait, Instant now) {
        return wait.integration() + (wait.workspace() == null ? "" : " / " + Formats.text(wait.workspace(), 40))
                + ": waits until " + Formats.time(wait.until())
                + " (" + HumanReadable.duration(Duration.between(now, wait.until())) + "): " + Formats.text(wait.reason());
    }
}
