package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.BadSqlGrammarException;

/** The admin edits the settings file of a hub that runs; nothing is restarted. */
class ScheduleTest {

    @TempDir
    private Path folder;

    private final World world = World.builder().seed(51).workspaces(2).people(8).entries(60).build();
    private final World other = World.builder().seed(52).people(5).entries(40).build();
    private final String first = world.workspaceIds().get(0);
    private final String second = world.workspaceIds().get(1);

    private static List<String> integration(String name, ClockifySimulator simulator, String key, String... more) {
        String prefix = "clockify.integrations." + name + ".";
        List<String> lines = new ArrayList<>(List.of(
                prefix + "api-key = " + key,
                prefix + "api-url = " + simulator.apiUrl(),
                prefix + "reports-url = " + simulator.reportsUrl()));
        for (String line : more) {
            lines.add(prefix + line);
        }
        return lines;
    }

    @SafeVarargs
    private Path save(List<String>... parts) {
        List<String> lines = new ArrayList<>(List.of("clockify.tick = * * * * * ?", "clockify.sync-every = 1s"));
        for (List<String> part : parts) {
            lines.addAll(part);
        }
        try {
            // as editors do: a reader never sees half a file
            Path draft = Files.write(folder.resolve("draft"), lines);
            return Files.move(draft, folder.resolve("application.properties"),
                    StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).ignoreException(BadSqlGrammarException.class)
                .untilAsserted(assertion);
    }

    @Test
    void an_edit_of_the_settings_file_takes_effect_at_the_next_tick() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                ClockifySimulator elsewhere = ClockifySimulator.start(other)) {
            List<String> wrong = List.of(
                    "clockify.integrations.wrong.api-kee = x",
                    "clockify.integrations.refused.api-key = nonsense",
                    "clockify.integrations.refused.api-url = " + simulator.apiUrl(),
                    "clockify.integrations.refused.reports-url = " + simulator.reportsUrl(),
                    "clockify.integrations.unset.api-key = {{env:CLOCKIFY_KEY_THAT_NOBODY_SET}}");
            Path file = save(wrong, integration("acme", simulator, world.adminKey(), "team-ids = " + first));
            try (Hub hub = Hub.start(file, TestDatabases.empty(Dialect.H2))) {
                soon(() -> Truth.of(hub, world).assertSame(first));
                assertThat(hub.count("select count(*) from clockify_integration_workspace")).isEqualTo(1);

                save(wrong, integration("acme", simulator, world.adminKey(), "team-ids = " + first + "," + second));
                soon(() -> Truth.of(hub, world).assertSame(second));

                save(wrong, integration("acme", simulator, world.adminKey(), "team-ids = " + first + "," + second),
                        integration("globex", elsewhere, other.adminKey()));
                soon(() -> Truth.of(hub, other).assertSame(other.workspaceId()));

                save(integration("globex", elsewhere, other.adminKey()));
                int ticks = elsewhere.requests().count();
                soon(() -> assertThat(elsewhere.requests().count()).isGreaterThan(ticks + 1));
                int afterwards = simulator.requests().count();
                int now = elsewhere.requests().count();
                soon(() -> assertThat(elsewhere.requests().count()).isGreaterThan(now + 2));
                assertThat(simulator.requests().count()).isEqualTo(afterwards);
                Truth.of(hub, world).assertSame(first);
            }
        }
    }

    @Test
    void an_earlier_first_day_extends_what_is_stored_and_a_later_one_deletes_nothing() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            String team = "team-ids = " + first;
            Path file = save(integration("acme", simulator, world.adminKey(), team, "backfill-from = " + today.minusDays(50)));
            try (Hub hub = Hub.start(file, TestDatabases.empty(Dialect.H2))) {
                soon(() -> Truth.of(hub, world).from(today.minusDays(50)).assertSame(first));

                save(integration("acme", simulator, world.adminKey(), team, "backfill-from = " + today.minusDays(200)));
                soon(() -> Truth.of(hub, world).from(today.minusDays(200)).assertSame(first));

                save(integration("acme", simulator, world.adminKey(), team, "backfill-from = " + today.minusDays(10)));
                soon(() -> assertThat(hub.rows("select backfill_from from clockify_integration").get(0).get("BACKFILL_FROM"))
                        .hasToString(today.minusDays(10).toString()));
                Truth.of(hub, world).from(today.minusDays(200)).assertSame(first);
            }
        }
    }
}
