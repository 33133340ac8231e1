package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.roster.ImportReport;
import java.io.PrintWriter;
import java.util.stream.Stream;

/** Prints the result of a roster import. */
public final class RosterReport {

    /** Most printed problems. */
    private static final int LINES = 20;

    private RosterReport() {
    }

    /** E.g. {@code 2 added, 0 updated, 1 unchanged}. */
    public static String counts(ImportReport report) {
        return report.added() + " added, " + report.updated() + " updated"
                + (report.deactivated() == 0 ? "" : " (" + report.deactivated() + " no longer active)") + ", "
                + report.unchanged() + " unchanged";
    }

    /** E.g. {@code 41 of 70 in the file would match a Clockify user}. */
    static String matching(ImportRoster.Preview preview) {
        return HumanReadable.number(preview.matching()) + " of " + HumanReadable.number(preview.roster().named().size()) + " in the file would match a Clockify user";
    }

    /** Prints the problems of the rows of {@code clockify.employees.query}. */
    public static void printProblems(ImportReport report, PrintWriter err) {
        Stream.concat(report.errors().stream(), report.warnings().stream()).limit(LINES)
                .forEach(line -> err.println("clockify.employees.query: " + Formats.text(line)));
    }
}
