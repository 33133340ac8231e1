package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.Employee;
import io.camelhub.clockify.people.ImportReport;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code clockify check}. */
@Command(
        name = "check",
        description = {
            "Try settings, database and keys, and show what each key can see: workspaces and user groups with their ids.",
            "Costs two requests a key, and three a workspace."
        })
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private Clockify clockify;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these integrations. Default: all.")
    private List<String> names = List.of();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Hub hub = Hub.open(clockify)) {
            IntegrationsConfig listing = hub.listing();
            SettingsReport.print(listing, err);
            Names.requireKnown(names, listing);
            SettingsReport.requireSome(listing, clockify.settings());
            List<String> usable = Names.usable(names, listing, err);
            boolean wrong = SettingsReport.concerns(listing, names) || !usable.containsAll(names);
            out.println("Settings  " + clockify.settings() + ": " + (wrong ? "see the problems above" : "fine"));
            if (OwnerOnly.othersMayRead(clockify.settings()) && holdsSecret(clockify.settings())) {
                out.println("          others may read it, and a key or password in it: chmod 600 " + clockify.settings());
            }
            hub.migrate();
            out.println("Database  " + database(hub));
            hub.requireRoute("clockify-discover");
            boolean well = employees(hub, out, err);
            try (KeyCheck check = new KeyCheck(hub, out, err)) {
                for (Integration integration : listing.integrations()) {
                    if (integration.enabled() && (usable.isEmpty() || usable.contains(integration.name()))) {
                        well &= check.passes(integration);
                    }
                }
            }
            return wrong ? ExitCode.WRONG_INPUT : well ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /** Whether a key or a password is written there, rather than {{env:NAME}}. */
    private static boolean holdsSecret(Path settings) throws IOException {
        Properties written = new Properties();
        try (Reader file = Files.newBufferedReader(settings)) {
            written.load(file);
        }
        return written.stringPropertyNames().stream()
                .filter(name -> name.endsWith("api-key") || name.endsWith("password"))
                .map(written::getProperty)
                .anyMatch(value -> !value.isBlank() && !value.contains("{{"));
    }

    /** Tells how many employees there are; tries the query for them. False where it cannot be run, or returns nobody. */
    private boolean employees(Hub hub, PrintWriter out, PrintWriter err) {
        String query = hub.settings().employeesQuery();
        if (query == null) {
            long active = hub.roster().employees().values().stream().filter(Employee::active).count();
            out.println("Employees " + (active > 0 ? Formats.number(active) : "none yet: "
                    + clockify.words().of("people", "import") + " FILE.csv, or clockify.employees.query"));
            return true;
        }
        try {
            ImportReport report = hub.roster().tried(query);
            out.println("Employees clockify.employees.query: " + PeopleImportCommand.counts(report) + ", at the next sync");
            return RosterReport.print(report, err);
        } catch (DataAccessException e) {
            err.println("clockify.employees.query: cannot be run: " + Formats.text(e.getMostSpecificCause().getMessage()));
            return false;
        }
    }

    private static String database(Hub hub) throws SQLException {
        try (Connection connection = hub.database().dataSource().getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            // parameters of the address may hold a password
            String address = about.getURL().split("[?;]", 2)[0];
            return Formats.text(about.getDatabaseProductName() + " " + about.getDatabaseProductVersion() + ", " + address)
                    + ": answers" + (hub.settings().migrate() ? ", the tables are up to date" : "");
        }
    }
}
