package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.roster.RosterColumns;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Add the employees of a CSV file, or update them; those it does not name stay.",
            "Columns: id, email, full_name, team, manager_email, active, week_hours, joined_on, left_on; further e-mails in email2, email3, ... or in"
                + " emails, separated by semicolons. The headers that HR systems use in English, German, French, Spanish, Italian,"
                + " Dutch, Polish and Portuguese are known as well; other columns are passed over, but one"
                + " of e-mails is found by what it holds."
        })
final class ImportCommand extends HubCommand {

    @Parameters(paramLabel = "FILE", description = "The CSV file, UTF-8, with a header; separated by commas, semicolons or tabs.")
    private Path file;

    @Option(
            names = "--map",
            paramLabel = "COLUMN=HEADER",
            description = "Which header is which column, e.g. --map \"id=Badge No\". May be given several times.")
    private Map<String, String> headers = Map.of();

    @Option(
            names = "--map-value",
            paramLabel = "COLUMN:TEXT=VALUE",
            description = "What a text of a column is to be read as, e.g. --map-value \"active:im Haus=true\". May be given several times.")
    private Map<String, String> values = Map.of();

    @Option(names = "--dry-run", description = "Say what would change and how many would match, and write nothing.")
    private boolean dryRun;

    @Override
    protected int run(Hub hub) {
        RosterColumns columns = new RosterColumns(headers, values);
        ImportRoster roster = hub.get(ImportRoster.class);
        ImportRoster.Preview preview = dryRun ? roster.preview(file, columns, order()) : null;
        ImportReport report = dryRun ? preview.roster().report() : roster.run(file, columns, false, order());
        report.warnings().forEach(warning -> err().println(Formats.text(warning)));
        if (!report.errors().isEmpty()) {
            return DecisionCommand.refused(report.errors(), err());
        }
        if (dryRun) {
            report.conflicts().forEach(conflict -> err().println(Formats.text(conflict.toString())));
        }
        out().println("Employees: " + RosterReport.counts(report) + (dryRun ? " (dry run: nothing was written)" : ""));
        if (dryRun) {
            out().println(RosterReport.matching(preview));
        }
        if (hub.settings().employeesQuery() != null) {
            err().println("clockify.employees.query is set: the next sync makes everybody inactive whom it does not return."
                    + " Take that setting out, or put these employees into its table.");
        }
        if (!dryRun) {
            UnmatchedReport.print(hub.get(PeopleQuery.class).summary(), words(), out());
        }
        return ExitCode.OK;
    }
}
