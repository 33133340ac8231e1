package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.ImportReport;
import io.camelhub.clockify.people.Roster;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify people import}. */
@Command(
        name = "import",
        description = {
            "Add the employees of a CSV file, or update them; those it does not name stay.",
            "Columns: id, email, full_name, team, manager_email, active; further e-mails in email2, email3, ... or in"
                + " emails, separated by semicolons."
        })
final class PeopleImportCommand extends PeopleAction {

    @Parameters(paramLabel = "FILE", description = "The CSV file, UTF-8, with a header.")
    private Path file;

    @Option(names = "--dry-run", description = "Say what would change, and write nothing.")
    private boolean dryRun;

    static String counts(ImportReport report) {
        return report.added() + " added, " + report.updated() + " updated"
                + (report.deactivated() == 0 ? "" : " (" + report.deactivated() + " no longer active)") + ", "
                + report.unchanged() + " unchanged";
    }

    @Override
    int run(Hub hub) {
        ImportReport report = new Roster(hub.database()).importCsv(file, dryRun);
        report.warnings().forEach(warning -> err().println(Formats.text(warning)));
        if (!report.errors().isEmpty()) {
            return wrong(report.errors());
        }
        if (dryRun) {
            report.conflicts().forEach(conflict -> err().println(Formats.text(conflict.toString())));
        }
        out().println("Employees: " + counts(report) + (dryRun ? " (dry run: nothing was written)" : ""));
        if (hub.settings().employeesQuery() != null) {
            err().println("clockify.employees.query is set: the next sync makes everybody inactive whom it does not return."
                    + " Take that setting out, or put these employees into its table.");
        }
        if (!dryRun) {
            hub.people().matchAll();
            new Unmatched(hub, words()).print(out());
        }
        return ExitCode.OK;
    }
}
