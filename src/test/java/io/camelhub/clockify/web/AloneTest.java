package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console without the hub's routes says what it cannot do, and where that is possible; it can edit files. */
class AloneTest {

    private static final String FORM = "/console/integrations/add/clockify";
    private static final String ACME = "/console/integrations/acme";
    private static final Pattern HANDLE = Pattern.compile("name=\"typed\" value=\"([^\"]+)\"");

    private static String handle(String page) {
        Matcher handle = HANDLE.matcher(page);
        assertThat(handle.find()).isTrue();
        return handle.group(1);
    }

    private static String after(Visit visit, HttpResponse<String> order) {
        return visit.page(order.headers().firstValue("location").orElseThrow());
    }

    @Test
    void test_check_and_sync_say_where_they_are_ordered_and_pausing_works(@TempDir Path folder) throws IOException {
        try (ClockifySimulator clockify = ClockifySimulator.start(World.builder().people(2).entries(5).build())) {
            Path settings = Files.writeString(folder.resolve("application.properties"),
                    "clockify.api-url = %s\nclockify.reports-url = %s\n".formatted(clockify.apiUrl(), clockify.reportsUrl()));
            Path file = Files.writeString(folder.resolve("integrations.properties"), "clockify.integrations.acme.api-key = " + clockify.world().adminKey() + "\n");
            try (ConsoleSite site = ConsoleSite.start(settings, TestDatabases.empty(Dialect.H2),
                    Map.of("camel.main.routes-include-pattern", "file:routes/clockify-console.camel.yaml"))) {
                Visit admin = site.visitor("admin");
                String csrf = admin.csrf("/console/integrations");

                for (String act : new String[] {"test", "save"}) {
                    String answered = after(admin, admin.post(FORM, "_csrf", csrf, "typed", handle(admin.page(FORM)), "name", "beta",
                            "key", clockify.world().adminKey(), "act", act));
                    assertThat(answered).contains(ConnectPage.ALONE, "Nothing is saved", "value=\"beta\"");
                }
                assertThat(after(admin, admin.post(ACME + "/order", "_csrf", csrf, "order", "check"))).contains(ConnectPage.ALONE);
                assertThat(after(admin, admin.post(ACME + "/order", "_csrf", csrf, "order", "sync")))
                        .contains("A sync of acme is ordered", "the hub that runs takes it at its next tick");
                assertThat(admin.page(ACME)).contains("Sync, by admin", "goes on at the next tick").doesNotContain("no hub has taken it");
                site.hub().execute("update clockify_order set due_at = current_timestamp - interval '4' minute");
                assertThat(admin.page(ACME)).contains("no hub has taken it since; where none runs, start one: clockify run");
                assertThat(site.hub().count("select count(*) from clockify_order where action = 'sync' and held_until is null")).isOne();
                assertThat(file).content().doesNotContain("beta");

                assertThat(after(admin, admin.post(ACME + "/order", "_csrf", csrf, "order", "pause"))).contains("acme is paused");
                assertThat(file).content().contains("acme.enabled = false");
                assertThat(site.hub().count("select count(*) from clockify_sync_run")).isZero();
            }
        }
    }
}
