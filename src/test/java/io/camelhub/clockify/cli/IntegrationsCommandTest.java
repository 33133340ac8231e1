package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands under {@code clockify integrations}, through the real command line, a real hub and the simulator. */
@Tag("slow")
class IntegrationsCommandTest {

    @TempDir
    private Path folder;

    private final World world = World.builder().seed(5).people(3).entries(20).build();
    private final TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
    private final InputStream before = System.in;
    private ClockifySimulator clockify;
    private Path file;

    @BeforeEach
    void hubWithoutIntegration() throws IOException {
        clockify = ClockifySimulator.start(world);
        file = folder.resolve("integrations.properties");
        settings("");
    }

    @AfterEach
    void stop() {
        System.setIn(before);
        clockify.close();
    }

    @Test
    void what_waits_is_withdrawn_and_what_a_hub_is_about_is_not() throws IOException {
        add("acme", world.adminKey());
        assertThat(clockify("integrations", "withdraw", "acme").out()).contains("nothing that was ordered of acme waits");
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("insert into clockify_audit_log (id, ordered_at, by_whom, via, action, subject, outcome) values"
                + " (901, current_timestamp, 'anna', 'console', 'sync', 'acme', 'waiting'), (902, current_timestamp, 'ben', 'console', 'deletions_confirmed', 'acme', null)")
                .update();
        jdbc.sql("insert into clockify_order (id, integration, action, audit_id, ordered_at, due_at, held_until) values"
                + " ('o1', 'acme', 'sync', 901, current_timestamp, current_timestamp, null),"
                + " ('o2', 'acme', 'deletions_confirmed', 902, current_timestamp, current_timestamp, current_timestamp + interval '29' second)").update();

        CommandOutcome withdrawn = clockify("integrations", "withdraw", "acme");

        assertThat(withdrawn.exitCode()).isEqualTo(1);
        assertThat(withdrawn.out()).contains("Sync, by anna: withdrawn").doesNotContain("ben");
        assertThat(withdrawn.err()).contains("Deletions confirmed, by ben: not withdrawn, as a hub is about it");
        assertThat(jdbc.sql("select id from clockify_order").query(String.class).list()).containsExactly("o2");
        assertThat(jdbc.sql("select outcome from clockify_audit_log where id = 901").query(String.class).single()).isEqualTo("withdrawn");
        assertThat(jdbc.sql("select via from clockify_audit_log where action = 'order_withdrawn'").query(String.class).single()).contains("integrations withdraw");
    }

    @Test
    void an_integration_is_added_listed_changed_paused_resumed_and_removed() throws IOException {
        CommandOutcome added = add("acme", world.adminKey());
        assertThat(added.err()).isEmpty();
        assertThat(added.exitCode()).isZero();
        assertThat(added.out()).contains(world.workspaceId(), "acme works, and is added", file.toString());
        assertThat(file).content().contains("clockify.integrations.acme.api-key = " + world.adminKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(clockify("sync").exitCode()).isZero();
        assertThat(clockify("integrations", "list").out()).containsPattern("acme +enabled +all .*integrations.properties")
                .doesNotContain(world.adminKey());
        JsonNode listed = new ObjectMapper().readTree(clockify("integrations", "list", "--json").out());
        assertThat(listed.at("/0/name").asText()).isEqualTo("acme");
        assertThat(listed.at("/0/editable").asBoolean()).isTrue();

        Files.writeString(file, "# kept\n" + Files.readString(file));
        assertThat(clockify("integrations", "edit", "acme", "--sync-every", "1h").out()).contains("acme is changed");
        assertThat(file).content().contains("# kept", "clockify.integrations.acme.sync-every = 1h", world.adminKey());
        assertThat(clockify("integrations", "pause", "acme").out()).contains("acme is paused");
        assertThat(clockify("status").out()).containsPattern("acme +Paused");
        assertThat(clockify("status", "acme").out()).contains("acme, key of", ": paused");
        assertThat(clockify("integrations", "resume", "acme").out()).contains("acme is resumed");
        assertThat(file).content().doesNotContain("enabled");

        CommandOutcome unasked = clockify("integrations", "remove", "acme");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("add --yes");
        assertThat(clockify("integrations", "remove", "acme", "--yes").out()).contains("acme is removed (its stored entries stay), in ");
        assertThat(file).content().contains("# kept").doesNotContain("acme");
        assertThat(stored("clockify_time_entry")).isPositive();
    }

    @Test
    void removed_with_its_data_nothing_of_it_is_left() {
        add("acme", world.adminKey());
        clockify("sync");
        assertThat(stored("clockify_user")).isPositive();
        assertThat(stored("clockify_activity_stale")).isPositive();
        assertThat(stored("clockify_lease")).isPositive();
        JdbcClient.create(database.dataSource()).sql("insert into clockify_activity_sum (workspace_id, grain, first_day, last_day, sums)"
                + " values (:id, 'day', '2026-01-05', '2026-01-05', '')").param("id", world.workspaceId()).update();

        assertThat(clockify("integrations", "remove", "acme", "--and-data", "--yes").exitCode()).isZero();

        for (String table : List.of("clockify_time_entry", "clockify_user", "clockify_project", "clockify_integration",
                "clockify_window", "clockify_sync_run", "clockify_workspace", "clockify_activity_sum", "clockify_lease", "clockify_lease_expiry",
                "clockify_claim")) {
            assertThat(stored(table)).as(table).isZero();
        }
    }

    @Test
    void a_key_that_is_refused_is_not_saved_and_one_that_cannot_be_tried_is() throws IOException {
        CommandOutcome refused = add("acme", "wrong-key");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("clockify.integrations.acme.api-key", "Nothing was saved.").doesNotContain("wrong-key");
        assertThat(file).doesNotExist();
        assertThat(clockify("status").out()).doesNotContain("acme");

        CommandOutcome noTeam = add("acme", world.adminKey(), "--team-ids", "5e2f4a1bd8a4c6123f9b7e10");
        assertThat(noTeam.exitCode()).isEqualTo(1);
        assertThat(noTeam.err()).contains("5e2f4a1bd8a4c6123f9b7e10", world.workspaceId(), "Nothing was saved.");
        assertThat(file).doesNotExist();

        input(world.adminKey());
        CommandOutcome down = clockify("integrations", "add", "acme", "--api-url", "http://127.0.0.1:9/api/v1");
        assertThat(down.exitCode()).isEqualTo(1);
        assertThat(down.err()).contains("acme is added", "not checked, as Clockify could not be asked");
        assertThat(file).content().contains(world.adminKey());
    }

    @Test
    void a_stored_key_goes_to_no_other_host() {
        add("acme", world.adminKey());
        int asked = clockify.requests().count();

        CommandOutcome moved = clockify("integrations", "edit", "acme", "--region", "euc1", "--api-url", "", "--reports-url", "");

        assertThat(moved.exitCode()).isEqualTo(2);
        assertThat(moved.err()).contains("the key is needed again");
        assertThat(clockify.requests().count()).isEqualTo(asked);
        assertThat(file).content().doesNotContain("euc1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            acme    | --backfill-from | {{env:HOME}}       | clockify.integrations.acme.backfill-from holds {{ or }}
            acme    | --team-ids      | "a\\nclockify.x=1" | holds a line break or another control character
            acme    | --sync-every    | 15                 | clockify.integrations.acme.sync-every is 15 without a unit
            Acme    | --sync-every    | 15m                | 'Acme' is no name for an integration: use 1 to 40 small letters
            a.b     | --sync-every    | 15m                | 'a.b' is no name for an integration
            """)
    void what_is_typed_is_taken_literally_or_not_at_all(String name, String option, String text, String reported) {
        input(world.adminKey());
        CommandOutcome outcome = clockify("integrations", "add", name, option, text.replace("\\n", "\n"));

        assertThat(outcome.err()).contains(reported);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(file).doesNotExist();
        assertThat(clockify.requests().count()).isZero();
    }

    @Test
    void a_key_is_never_taken_from_the_arguments_nor_shown() {
        CommandOutcome outcome = clockify("integrations", "add", "acme", "--api-key=" + world.adminKey());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no option --api-key").doesNotContain(world.adminKey());
    }

    @Test
    void what_stands_in_the_settings_file_is_shown_and_edited_there_only() throws IOException {
        settings("clockify.integrations.main.api-key = k3y\n");
        Files.writeString(file, """
                clockify.integrations.main.api-key = another
                camel.beans.hub.username = other
                """);

        CommandOutcome list = clockify("integrations", "list");
        assertThat(list.out()).containsPattern("main +enabled .*the settings file: edit it there");
        assertThat(list.err()).contains("clockify.integrations.main stands in another place too",
                "camel.beans.hub.username does not count in integrations.properties");
        assertThat(clockify("integrations", "pause", "main").err()).contains("main stands in ", "edited by hand");
        assertThat(add("main", "k3y").err()).contains("there is an integration main already");
        assertThat(clockify("status").exitCode()).as("the database is the one of the settings file").isEqualTo(0);
    }

    private CommandOutcome add(String name, String key, String... more) {
        input(key);
        List<String> arguments = new ArrayList<>(List.of("integrations", "add", name, "--api-url", clockify.apiUrl().toString(),
                "--reports-url", clockify.reportsUrl().toString()));
        arguments.addAll(List.of(more));
        return clockify(arguments.toArray(String[]::new));
    }

    private static void input(String line) {
        System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private void settings(String more) throws IOException {
        Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = %s
                camel.beans.hub.username = %s
                """.formatted(database.jdbcUrl(), database.username()) + more);
    }

    private long stored(String table) {
        return JdbcClient.create(database.dataSource()).sql("select count(*) from " + table).query(Long.class).single();
    }

    private CommandOutcome clockify(String... command) {
        List<String> arguments = new ArrayList<>(List.of("--config", "hub.properties"));
        arguments.addAll(List.of(command));
        return CommandOutcome.of(folder, arguments.toArray(String[]::new));
    }
}
