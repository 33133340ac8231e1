package io.camelhub.clockify.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Pages as they are before anything is there, and those that ask before something goes: accessible and fitting, too. */
@Tag("slow")
class RarePagesIT {

    static final String CONNECT = "/console/integrations/add/clockify";
    static final String REMOVE = "/console/integrations/{name}/remove";
    static final String EDIT = "/console/integrations/{name}/edit";
    static final String CLEAR = "/console/runs/rejected/clear";

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final List<String> findings = new ArrayList<>();

    @TempDir
    private Path folder;

    private void look(Browser browser, String name, String path, String text) throws IOException {
        browser.go(path);
        assertThat(browser.text()).as(path).contains(text);
        findings.addAll(browser.findings(name));
    }

    @Test
    void from_the_first_log_in_to_what_goes_for_good_every_page_is_accessible_and_fits() throws IOException {
        World world = World.builder().seed(81).people(3).entries(20).oddities(false).from(Instant.now().minus(Duration.ofDays(20))).build();
        String workspace = world.workspaceId();
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            Path settings = Files.writeString(folder.resolve("application.properties"),
                    "clockify.tick = 0 0 0 1 1 ? 2099\nclockify.api-url = %s\nclockify.reports-url = %s\n".formatted(clockify.apiUrl(), clockify.reportsUrl()));
            try (ConsoleSite site = ConsoleSite.start(settings, TestDatabases.empty(Dialect.H2))) {
                Browser browser = BROWSERS.open(site, "admin", 1280);
                look(browser, "fresh-integrations", "/console/integrations", "No integration yet");
                look(browser, "fresh-timeline", "/console/timeline", "No integration yet");
                look(browser, "fresh-activity", "/console/activity", "Nothing is synced yet");
                look(browser, "fresh-people", "/console/people", "No Clockify user yet");
                look(browser, "fresh-runs", "/console/runs", "No sync yet");
                look(browser, "fresh-audit", "/console/audit", "Nothing was ordered yet");

                Files.writeString(folder.resolve("integrations.properties"), "clockify.integrations.acme.api-key = " + world.adminKey() + "\n");
                site.hub().context().getRegistry().findSingleByType(ClockifySettings.class).refresh();
                look(browser, "fresh-integration", "/console/integrations/acme", "No workspace yet");

                String bad = world.entries(workspace).stream().filter(entry -> !entry.running()).findFirst().orElseThrow().id();
                clockify.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad));
                Path roster = Files.writeString(folder.resolve("roster.csv"), world.employeesCsv());
                site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, new Order("a test", "a test"));
                site.hub().sync();
                look(browser, "nobody-pending", "/console/people", "Everybody has an owner");
                look(browser, "rejected", "/console/runs", "Ask again");
                look(browser, "rejected-clear", CLEAR, "Clear 1 rejected row");
                look(browser, "connect", CONNECT, "Connect to Clockify");
                look(browser, "edit", EDIT.replace("{name}", "acme"), "acme");
                look(browser, "remove", REMOVE.replace("{name}", "acme"), "To remove it, type its name");

                world.changeRole(workspace, world.keyOwner(World.ADMIN), Role.MEMBER);
                site.hub().sync(new SyncOrder(List.of(), true, LocalDate.now(ZoneOffset.UTC).minusDays(30), null, null, false));
                look(browser, "held", "/console/integrations/acme/deletions", "time entries would be deleted");
                assertThat(findings).isEmpty();
            }
        }
    }
}
