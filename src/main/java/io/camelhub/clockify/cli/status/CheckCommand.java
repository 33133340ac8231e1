package io.camelhub.clockify.cli.status;

import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubSettings;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.cli.output.Formats;
import io.camelhub.clockify.cli.people.RosterReport;
import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.settings.Integration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code clockify check}. */
@Command(
        name = "check",
        description = {
            "Try settings, database and keys, and show what each key can see: workspaces and user groups with their ids.",
            "Costs two requests a key, and three a workspace."
        })
public final class CheckCommand extends HubCommand {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these integrations. Default: all.")
    private List<String> names = List.of();

    private SelectedIntegrations selected;

    @Override
    protected void prepare(Hub hub) throws IOException {
        Path settings = invocation().settings();
        selected = SelectedIntegrations.of(names, hub.integrations(), settings, err());
        out().println("Settings  " + settings + ": " + (selected.problems() ? "see the problems above" : "fine"));
        if (HubSettings.givesAwaySecrets(settings)) {
            out().println("          others may read it, and a key or password in it: chmod 600 " + settings);
        }
    }

    @Override
    protected int run(Hub hub) throws Exception {
        DatabaseQuery.About database = hub.get(DatabaseQuery.class).about();
        out().println("Database  " + Formats.text(database.product() + " " + database.version() + ", " + database.address())
                + ": answers" + (hub.settings().migrate() ? ", the tables are up to date" : ""));
        String query = hub.settings().employeesQuery();
        boolean well = print(hub.get(PeopleQuery.class).roster(query), query != null);
        KeyReport report = new KeyReport(out(), err());
        for (Integration integration : selected.integrations()) {
            CheckKey.Result checked = hub.get(CheckKey.class).run(integration, order());
            well &= report.print(integration, checked, hub.get(KeyQuery.class).view(integration));
        }
        return selected.problems() ? ExitCode.USAGE : well ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** How many employees there are, or what their query brings; false where it cannot be run, or brings nobody. */
    private boolean print(PeopleQuery.RosterStatus roster, boolean byQuery) {
        if (!byQuery) {
            out().println("Employees " + (roster.active() > 0 ? Formats.number(roster.active()) : "none yet: "
                    + words().of("people", "import") + " FILE.csv, or clockify.employees.query"));
            return true;
        }
        if (roster.error() != null) {
            err().println("clockify.employees.query: cannot be run: " + Formats.text(roster.error()));
            return false;
        }
        out().println("Employees clockify.employees.query: " + RosterReport.counts(roster.query()) + ", at the next sync");
        RosterReport.printProblems(roster.query(), err());
        return roster.query().isTaken();
    }
}
