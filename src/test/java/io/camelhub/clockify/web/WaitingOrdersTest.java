package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.command.TriggerDue;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Orders of the console that have to wait, over HTTP. */
@Timeout(180)
class WaitingOrdersTest {

    private static final int WAIT = 4;

    private final World world = World.builder().seed(86).workspaces(WAIT + 1).people(3).entries(10).build();

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void orders_that_wait_for_hours_hold_up_no_other_say_until_when_and_go_on_by_themselves(@TempDir Path folder) throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().paidPerSecond(1_000_000);
            Map<String, String> settings = new HashMap<>();
            for (int i = 0; i <= WAIT; i++) {
                String name = "clockify.integrations.i" + i + ".";
                settings.put(name + "api-key", world.addKey("k" + i, world.keyOwner(World.ADMIN)));
                settings.put(name + "api-url", simulator.apiUrl());
                settings.put(name + "reports-url", simulator.reportsUrl());
                settings.put(name + "team-ids", world.workspaceIds().get(i));
            }
            settings.put("clockify.integrations.acme.enabled", "false");
            try (ConsoleSite site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", settings)) {
                site.hub().sync();
                String busy = world.workspaceIds().subList(0, WAIT).stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
                site.hub().execute("update clockify_lease_expiry set expires_at = current_timestamp + interval '29' second where workspace_id in (" + busy + ")");
                ConsoleSite.Visit admin = site.visitor("admin");
                String csrf = admin.csrf("/console/integrations/i0");
                for (int i = 0; i < WAIT; i++) {
                    HttpResponse<String> answer = admin.post("/console/integrations/i" + i + "/deletions", "_csrf", csrf, "version", "0/null");
                    assertThat(words(admin.page(answer.headers().firstValue("location").orElseThrow()))).contains("waits until", "It goes on by itself");
                }

                HttpResponse<String> last = admin.post("/console/integrations/i" + WAIT + "/order", "_csrf", csrf, "order", "sync");

                assertThat(words(admin.page(last.headers().firstValue("location").orElseThrow()))).contains("A sync of i" + WAIT + " is ordered");
                await().atMost(Duration.ofSeconds(20)).until(() ->
                        site.hub().count("select count(*) from clockify_sync_run where integration = 'i" + WAIT + "' and outcome = 'done'") == 2);
                assertThat(words(admin.page("/console/integrations/i0"))).contains("Deletions confirmed, by admin", ": waits until ", "is being synced by", "it goes on by itself");
                assertThat(words(admin.page("/console/audit"))).contains("waiting");
                HttpResponse<String> again = admin.post("/console/integrations/i0/deletions", "_csrf", csrf, "version", "0/null");
                assertThat(words(admin.page(again.headers().firstValue("location").orElseThrow()))).contains("Nothing more was confirmed");
                Matcher id = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(admin.page("/console/integrations/i1"));
                assertThat(id.find()).isTrue();
                HttpResponse<String> withdrawn = admin.post("/console/integrations/i1/order", "_csrf", csrf, "order", "withdraw", "id", id.group(1));
                assertThat(words(admin.page(withdrawn.headers().firstValue("location").orElseThrow()))).contains("The order is withdrawn")
                        .doesNotContain("Deletions confirmed, by admin");
                HttpResponse<String> twice = admin.post("/console/integrations/i1/order", "_csrf", csrf, "order", "withdraw", "id", id.group(1));
                assertThat(words(admin.page(twice.headers().firstValue("location").orElseThrow()))).contains("There is nothing to withdraw");
                assertThat(words(admin.page("/console/audit"))).contains("Order withdrawn", "withdrawn by admin");

                site.hub().execute("update clockify_lease_expiry set expires_at = current_timestamp - interval '1' second");
                site.hub().execute("update clockify_order set due_at = current_timestamp - interval '1' second");
                new TriggerDue(site.hub().context()).run();

                await().atMost(Duration.ofSeconds(60)).until(() -> site.hub().count("select count(*) from clockify_order") == 0);
                assertThat(site.hub().rows("select outcome from clockify_audit_log where outcome <> 'withdrawn'")).hasSize(WAIT + 1)
                        .allSatisfy(line -> assertThat(line.values().toString()).isEqualTo("[done]"));
            }
        }
    }
}
