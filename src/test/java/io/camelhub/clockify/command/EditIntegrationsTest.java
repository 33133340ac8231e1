package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camelhub.clockify.command.EditIntegrations.Outcome;
import io.camelhub.clockify.command.EditIntegrations.Result;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.database.TestRows;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.query.AuditQuery;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Edits by a form of the console that read the file a while ago. */
class EditIntegrationsTest {

    private static final Order ORDER = new Order("Ada", "test");

    @TempDir
    private Path folder;

    private final CamelContext context = new DefaultCamelContext();
    private ClockifySettings settings;
    private EditIntegrations integrations;
    private Path file;
    private Database database;

    @BeforeEach
    void hub() throws IOException {
        file = Files.writeString(folder.resolve("integrations.properties"), "clockify.integrations.acme.api-key = k3y\n");
        context.getPropertiesComponent().setLocation("file:" + Files.writeString(folder.resolve("application.properties"), ""));
        settings = new ClockifySettings(context);
        context.start();
        settings.refresh();
        database = TestDatabases.fresh(Dialect.H2);
        integrations = new EditIntegrations(settings, null, null, new AuditLog(database, () -> { }));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void over_what_somebody_else_saved_meanwhile_nothing_is_saved_and_both_versions_are_shown() throws IOException {
        String version = integrations.version();
        Files.writeString(file, "clockify.integrations.acme.api-key = secret\nclockify.integrations.acme.sync-every = 1h\n");

        Result result = integrations.edit(draft("2h"), version, ORDER);

        assertThat(result.outcome()).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(result.lines()).containsExactly("As it was read:", "  clockify.integrations.acme.api-key = ****", "As it is now:",
                "  clockify.integrations.acme.api-key = ****", "  clockify.integrations.acme.sync-every = 1h");
        assertThat(file).content().contains("= 1h");
        assertThat(integrations.edit(draft("2h"), integrations.version(), ORDER).outcome()).isEqualTo(Outcome.SAVED);
        assertThat(file).content().contains("= 2h");
        assertThat(settings.integration("acme").orElseThrow().syncEvery()).hasHours(2);
        assertThat(new AuditQuery(database).page(null, null, null, 9).rows()).as("only what was saved").singleElement().satisfies(kept -> {
            assertThat(kept.action()).isEqualTo("integration_changed");
            assertThat(kept.before()).isEqualTo("sync-every = 1h");
            assertThat(kept.after()).isEqualTo("sync-every = 2h");
        });
    }

    @Test
    void where_the_file_cannot_be_written_the_lines_to_paste_are_given_without_the_key() throws IOException {
        Path inFolderWhereNobodyCanMakeFiles = Path.of("/proc/self/comm");
        assumeTrue(Files.exists(inFolderWhereNobodyCanMakeFiles));
        Files.delete(file);
        Files.createSymbolicLink(file, inFolderWhereNobodyCanMakeFiles);

        Result result = integrations.enable("acme", false, ORDER);

        assertThat(result.outcome()).isEqualTo(Outcome.NOT_WRITABLE);
        assertThat(result.problems()).singleElement().asString().contains("cannot be written");
        assertThat(result.lines()).contains("clockify.integrations.acme.enabled = false").noneMatch(line -> line.contains("k3y"));
    }

    @Test
    void where_the_database_is_away_a_change_is_saved_and_said_not_to_be_in_the_audit_log() {
        IllegalStateException noTables = new IllegalStateException("no tables here");
        Database empty = new Database(TestDatabases.empty(Dialect.H2).dataSource(), null);
        integrations = new EditIntegrations(settings, null, null, new AuditLog(empty, () -> {
            throw noTables;
        }));

        Result result = integrations.enable("acme", false, ORDER);

        assertThat(result.outcome()).isEqualTo(Outcome.SAVED);
        assertThat(result.problems()).containsExactly("it is not in the audit log: no tables here");
        assertThat(file).content().contains("acme.enabled = false");
    }

    @Test
    void while_a_sync_goes_on_nothing_is_removed_of_what_is_to_be_removed_with_its_data() {
        AuditLog audit = new AuditLog(database, () -> { });
        integrations = new EditIntegrations(settings, null, new IntegrationData(database, new Leases(database), audit, Outbox.disabled(database), StoredRows.ofThePlugin(), Duration.ofMillis(300)), audit);
        database.insert("clockify_workspace", TestRows.workspace("w1", "Acme", null, database.now()));
        database.insert("clockify_integration_workspace", TestRows.selected("acme", "w1", "[]", database.now()));
        Leases ofAnother = new Leases(database);
        long token = ofAnother.take("w1");

        assertThatThrownBy(() -> integrations.remove("acme", true, ORDER)).isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("Nothing was removed: workspace Acme is being synced by ")
                .hasMessageEndingWith("Order it again when that sync has ended.");
        assertThat(file).content().contains("acme.api-key");
        assertThat(new AuditQuery(database).page(null, null, null, 9).rows()).isEmpty();

        ofAnother.giveBack("w1", token);
        assertThat(integrations.remove("acme", true, ORDER).outcome()).isEqualTo(Outcome.SAVED);
        assertThat(file).content().doesNotContain("acme.api-key");
        assertThat(new AuditQuery(database).page(null, null, null, 9).rows()).extracting(AuditQuery.Ordered::action)
                .containsExactly("integration_data_deleted", "integration_removed");
    }

    @Test
    void of_people_who_edit_at_once_none_loses_what_another_saved() throws IOException {
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "team-" + i).toList();
        Files.writeString(file, names.stream().map(name -> "clockify.integrations." + name + ".api-key = k3y\n").collect(Collectors.joining()));
        settings.refresh();

        List<CompletableFuture<Result>> edits = names.stream().map(name -> CompletableFuture.supplyAsync(
                () -> name.endsWith("1") ? integrations.remove(name, false, ORDER) : integrations.enable(name, false, ORDER),
                task -> new Thread(task).start())).toList();

        assertThat(edits).allSatisfy(edit -> assertThat(edit.join().outcome()).isEqualTo(Outcome.SAVED));
        assertThat(Files.readString(file).lines().filter(line -> line.endsWith(".enabled = false"))).hasSize(10);
        assertThat(file).content().doesNotContain("team-1.", "team-11.");
    }

    @Test
    void what_is_tried_is_known_to_all_threads_by_its_name_until_it_was_tried() throws Exception {
        Integration tried = settings.integration("acme").orElseThrow().named("test-0a1b2c3d");

        settings.trying(tried, () -> {
            assertThat(CompletableFuture.supplyAsync(() -> settings.integration("test-0a1b2c3d")).join()).contains(tried);
            assertThatThrownBy(() -> settings.trying(tried, () -> tried)).hasMessage("there is an integration test-0a1b2c3d already");
            return tried;
        });

        assertThat(settings.integration("test-0a1b2c3d")).isEmpty();
        Integration other = settings.with("acme", Map.of(Setting.API_KEY, "other")).integrations().get(0);
        assertThatThrownBy(() -> settings.trying(other, () -> tried)).hasMessage("there is an integration acme already");
        assertThat(settings.trying(tried.named("acme"), () -> "as it is written")).isEqualTo("as it is written");
    }

    @Test
    void rows_of_a_key_that_was_being_tried_when_its_process_was_killed_are_cleared() throws IOException {
        Files.writeString(file, "clockify.integrations.acme.api-key = k3y\nclockify.integrations.test-00000001.api-key = k3y\n");
        settings.refresh();
        Instant now = database.now();
        for (String name : List.of("acme", "test-00000001", "test-00000002", "test-00000003", "test-run")) {
            database.insert("clockify_integration", TestRows.integration(name, LocalDate.parse("2026-01-01"),
                    name.endsWith("3") ? now : now.minus(Duration.ofHours(2))));
        }
        AuditLog audit = new AuditLog(database, () -> { });

        new LeftTrials(database, settings, new IntegrationData(database, new Leases(database), audit, Outbox.disabled(database))).clear();

        assertThat(JdbcClient.create(database.dataSource()).sql("select name from clockify_integration order by name").query(String.class).list())
                .containsExactly("acme", "test-00000001", "test-00000003", "test-run");
    }

    private static IntegrationDraft draft(String every) {
        return new IntegrationDraft("acme", "", Map.of(Setting.SYNC_EVERY, every));
    }
}
