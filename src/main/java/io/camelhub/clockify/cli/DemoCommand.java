package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.ConsoleServer;
import io.camelhub.clockify.cli.hub.Environment;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.ShellWords;
import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.SyncNow;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.timeline.TimelineFilter;
import io.camelhub.clockify.timeline.TimelineQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "See it work without an account: a simulated Clockify, an embedded database, the same routes.")
public final class DemoCommand extends CliCommand {

    private static final int PASSWORD_BYTES = 12;
    /** The interval of the simulator's timers, so that the console shows changes. */
    private static final int SECONDS_OF_LIFE = 15;

    @Option(names = "--console", description = "Then serve the console over what arrived, until stopped (Ctrl-C).")
    private boolean console;

    @Override
    public Integer call() throws Exception {
        Environment environment = invocation().environment();
        Path folder = Files.createTempDirectory("clockify-demo-");
        Path roster = folder.resolve("employees.csv");
        try (BundledSimulator simulator = BundledSimulator.start(environment, roster, console ? SECONDS_OF_LIFE : 0)) {
            out().println("A simulated Clockify answers at " + simulator.apiUrl());
            out().println("Settings, roster and database of this demo are in " + folder);
            Path settings = folder.resolve("application.properties");
            String port = ConsoleServer.freePort();
            Files.writeString(settings, settings(simulator, folder.resolve("hub"), port), StandardCharsets.UTF_8);
            int code;
            try (Hub hub = Hub.open(invocation(), settings, HubRoutes.ALL)) {
                hub.migrate();
                ImportReport imported = hub.get(ImportRoster.class).run(roster, order());
                out().println(imported.added() + " employees imported from " + roster.getFileName());
                out().println();
                out().flush();
                SyncResult result;
                try (SyncScreen screen = SyncScreen.of(out())) {
                    result = hub.get(SyncNow.class).run(SyncOrder.of(List.of()), order(), true, screen);
                }
                code = SyncReport.print(result, hub, new ShellWords(environment, settings), out(), err());
                TimelineQuery timeline = hub.get(TimelineQuery.class);
                out().println();
                out().println("The latest events of the timeline (view clockify_timeline_event):");
                EventTable.print(timeline.events(TimelineFilter.all(PeopleScope.EVERYBODY).between(null, timeline.now()), 10), hub.settings().dayZone(), out());
                if (console) {
                    addAdmin(hub, port);
                }
                ShellWords own = new ShellWords(environment, null);
                out().println();
                out().println("That was the demo. For your own Clockify, give it your key (Clockify: Profile settings, API),");
                out().println("see what the key can see, and fetch it:");
                out().println("  export CLOCKIFY_API_KEY=...");
                out().println("  " + own.of("check"));
                out().println("  " + own.of("sync"));
                out().println("Further keys, teams, the first day and the database: " + environment.defaultSettings());
                out().flush();
            }
            return console ? Hub.run(invocation(), settings, HubRoutes.WITH_CONSOLE) : code;
        }
    }

    /** Adds an admin of the console, with a password for this demo only. */
    private void addAdmin(Hub hub, String port) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        new ConsoleUsers(() -> hub.settings().console().users()).save("admin", Role.ADMIN, null, null, password.toCharArray(), order());
        out().println();
        out().println("The console answers at http://127.0.0.1:" + port + "/console/ until Ctrl-C");
        out().println("  name      admin");
        out().println("  password  " + password);
    }

    private static String settings(BundledSimulator simulator, Path database, String port) {
        return """
                # The settings of 'clockify demo'
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE
                camel.beans.hub.username = sa
                clockify.integrations.demo.api-key = %s
                clockify.integrations.demo.api-url = %s
                clockify.integrations.demo.reports-url = %s
                clockify.integrations.demo.sync-every = 1m
                clockify.tick = 0/5 * * * * ?
                camel.server.port = %s
                """.formatted(database.toString().replace('\\', '/'), simulator.apiKey(), simulator.apiUrl(), simulator.reportsUrl(), port);
    }
}
