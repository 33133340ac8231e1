package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.ImportReport;
import java.io.PrintWriter;
import java.util.stream.Stream;

/** What is wrong with the rows of {@code clockify.employees.query}. */
final class RosterReport {

    /** Of what is wrong, so much is shown. */
    private static final int LINES = 20;

    private RosterReport() {
    }

    /** Says what is wrong; false where none of the rows could be taken. */
    static boolean print(ImportReport report, PrintWriter err) {
        Stream.concat(report.errors().stream(), report.warnings().stream()).limit(LINES)
                .forEach(line -> err.println("clockify.employees.query: " + Formats.text(line)));
        return report.errors().isEmpty() || report.added() + report.updated() + report.unchanged() > 0;
    }
}
