package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.HubSettings;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.query.NetworkQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.StreamQuery;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.SettingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = {
            "Try settings, database and keys, and show what each key can see: workspaces and user groups with their ids.",
            "Costs two requests a key, and three a workspace."
        })
public final class CheckCommand extends HubCommand {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these integrations. Default: all.")
    private List<String> names = List.of();

    @Mixin
    private JsonOutput json;

    private SelectedIntegrations selected;

    /** The document of {@code --json}. */
    private record Shown(String settings, List<SettingProblem> settingsProblems, DatabaseQuery.About database,
            List<String> streamProblems, NetworkQuery.About network, PeopleQuery.RosterStatus employees, List<KeyReport.Checked> integrations) {
    }

    @Override
    protected HubRoutes routes() {
        return HubRoutes.OF_KEYS;
    }

    @Override
    protected void prepare(Hub hub) throws IOException {
        Path settings = invocation().settings();
        selected = SelectedIntegrations.of(names, hub.settings(), invocation(), true, err());
        if (json.isWanted()) {
            return;
        }
        out().println("Settings  " + settings + ": " + (selected.problems() ? "see the problems above" : "fine"));
        for (Path file : Stream.concat(Stream.of(settings), hub.settings().integrationsFile().stream()).toList()) {
            if (Files.exists(file) && HubSettings.givesAwaySecrets(file)) {
                out().println("          others may read it, and a key or password in it: chmod 600 " + file);
            }
        }
    }

    @Override
    protected int run(Hub hub) throws Exception {
        DatabaseQuery.About database = hub.get(DatabaseQuery.class).about();
        NetworkQuery.About network = hub.get(NetworkQuery.class).about(selected.integrations());
        PeopleQuery.RosterStatus roster = hub.get(PeopleQuery.class).roster(hub.settings().employeesQuery());
        boolean well = database.problem() == null && roster.error() == null && (roster.query() == null || roster.query().isTaken());
        if (!json.isWanted()) {
            print(database, hub.settings().migrate());
            print(network);
            print(roster);
        }
        List<String> streams = hub.get(StreamQuery.class).problems();
        if (!json.isWanted()) {
            streams.forEach(problem -> err().println(Formats.text(problem)));
        }
        KeyReport report = new KeyReport(out(), err());
        List<KeyReport.Checked> all = new ArrayList<>();
        for (Integration integration : selected.integrations()) {
            KeyReport.Checked checked = KeyReport.Checked.of(integration, hub.get(CheckKey.class).run(integration, order()),
                    hub.get(KeyQuery.class).view(integration));
            all.add(checked);
            well &= checked.problems().isEmpty();
            if (!json.isWanted()) {
                report.print(integration, checked);
            }
        }
        json.printed(new Shown(
                invocation().settings().toString(), hub.integrations().problems(), database, streams, network, roster, all));
        return selected.problems() || !streams.isEmpty() || network.problem() != null ? ExitCode.USAGE : well ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(DatabaseQuery.About database, boolean migrated) {
        out().println("Database  " + Formats.text(database.product() + " " + database.version() + ", " + database.address())
                + ": answers" + (migrated ? ", the tables are up to date" : ""));
        if (database.problem() != null) {
            err().println("Database: " + Formats.text(database.problem()));
        }
    }

    /** Prints the proxy and the trusted certificates. */
    private void print(NetworkQuery.About network) {
        if (network.problem() != null) {
            err().println("Network: " + Formats.text(network.problem()));
            return;
        }
        String trusted = network.trustStore() == null ? "the certificates that the JVM trusts"
                : HumanReadable.counted(network.trusted(), "certificate", "certificates") + " of " + Formats.text(network.trustStore()) + " (clockify.http.trust-store)";
        out().println("Network   " + way(network) + ", with " + trusted);
    }

    private static String way(NetworkQuery.About network) {
        Map<String, List<String>> byProxy = network.ways().stream().collect(Collectors.groupingBy(
                way -> way.proxy() == null ? "" : way.proxy(), TreeMap::new, Collectors.mapping(NetworkQuery.Way::host, Collectors.toList())));
        return byProxy.entrySet().stream()
                .map(way -> (way.getKey().isEmpty() ? "directly" : "by the proxy " + Formats.text(way.getKey())
                        + (network.ofSettings() ? " (clockify.http.proxy)" : " (the JVM's)")
                        + (network.login() ? " with a log-in" : ""))
                        + (byProxy.size() == 1 ? "" : " to " + String.join(" and ", way.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** Prints the number of employees, or the result of their query. */
    private void print(PeopleQuery.RosterStatus roster) {
        if (roster.error() != null) {
            err().println("clockify.employees.query: cannot be run: " + Formats.text(roster.error()));
        } else if (roster.query() == null) {
            out().println("Employees " + (roster.active() > 0 ? HumanReadable.number(roster.active()) : "none yet: "
                    + words().of("people", "import") + " FILE.csv, or clockify.employees.query"));
        } else {
            out().println("Employees clockify.employees.query: " + RosterReport.counts(roster.query()) + ", at the next sync");
            RosterReport.printProblems(roster.query(), err());
        }
    }
}
