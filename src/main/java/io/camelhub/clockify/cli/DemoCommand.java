package io.camelhub.clockify.cli;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.ImportReport;
import io.camelhub.clockify.people.Roster;
import io.camelhub.clockify.sync.SyncOrder;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code clockify demo}. */
@Command(
        name = "demo",
        description = "See it work without an account: a simulated Clockify, an embedded database, the same routes.")
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private Clockify clockify;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory("clockify-demo-");
        Path roster = folder.resolve("employees.csv");
        try (BundledSimulator simulator = BundledSimulator.start(clockify.surroundings(), roster)) {
            out.println("A simulated Clockify answers at " + simulator.apiUrl());
            out.println("Settings, roster and database of this demo are in " + folder);
            Path settings = folder.resolve("application.properties");
            Files.writeString(settings, settings(simulator, folder.resolve("hub")), StandardCharsets.UTF_8);
            clockify.options().config(settings);
            try (Hub hub = Hub.open(clockify)) {
                hub.migrate();
                ImportReport imported = new Roster(hub.database()).importCsv(roster, false);
                out.println(imported.added() + " employees imported from " + roster.getFileName());
                out.println();
                out.flush();
                int code = new Sync(hub, clockify.words(), out, err, false).run(SyncOrder.of(List.of()));
                latestEvents(hub, out);
                out.println();
                out.println("That was the demo. For your own Clockify, give it your key (Clockify: Profile settings, API),");
                out.println("see what the key can see, and fetch it:");
                out.println("  export CLOCKIFY_API_KEY=...");
                out.println("  " + new ShellWords(clockify.surroundings(), null).of("check"));
                out.println("  " + new ShellWords(clockify.surroundings(), null).of("sync"));
                out.println("Further keys, teams, the first day and the database: " + clockify.surroundings().defaultSettings());
                out.flush();
                return code;
            }
        }
    }

    private static String settings(BundledSimulator simulator, Path database) {
        return """
                # The settings of 'clockify demo'
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE
                camel.beans.hub.username = sa
                clockify.integrations.demo.api-key = %s
                clockify.integrations.demo.api-url = %s
                clockify.integrations.demo.reports-url = %s
                """.formatted(database.toString().replace('\\', '/'), simulator.apiKey(), simulator.apiUrl(), simulator.reportsUrl());
    }

    private static void latestEvents(Hub hub, PrintWriter out) {
        Table table = new Table("WHEN (UTC)", " TIME", "EMPLOYEE", "PROJECT", "WHAT");
        Database database = hub.database();
        database.statement("latest-events").param("now", database.bind(database.now())).query(row -> {
            table.row(
                    Formats.time(database.dialect().instant(row, "occurred_at")),
                    length(row),
                    who(row),
                    Formats.text(row.getString("project_name"), 24),
                    Formats.text(row.getString("title"), 40));
        });
        out.println();
        out.println("The latest events of the timeline (view clockify_timeline_event):");
        table.print(out, "  ");
    }

    private static String length(ResultSet row) throws SQLException {
        long seconds = row.getLong("duration_seconds");
        return row.wasNull() ? "running" : Formats.duration(Duration.ofSeconds(seconds));
    }

    private static String who(ResultSet row) throws SQLException {
        String employee = row.getString("employee_name");
        String email = row.getString("actor_email");
        return employee != null ? Formats.text(employee, 30) : "not matched" + (email == null ? "" : ": " + Formats.text(email, 30));
    }
}
