package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/settings.md");

    @TempDir
    Path folder;

    /** One row of the table: property, scope, meaning, default, example. */
    private record Row(String property, String scope, String meaning, String defaultText, String example) {
    }

    @Test
    void the_table_names_every_setting_with_scope_meaning_and_default() throws IOException {
        assertThat(rows()).extracting(row -> List.of(row.property(), row.scope(), row.meaning(), row.defaultText()))
                .containsExactlyElementsOf(Arrays.stream(Setting.values()).map(SettingsDocumentationTest::documented).toList());
    }

    @Test
    void names_and_defaults_are_those_that_were_promised() {
        assertThat(Arrays.stream(Setting.values()).map(setting -> setting.property() + " = " + setting.defaultText())).containsExactly(
                "clockify.integrations.<name>.api-key = required",
                "clockify.integrations.<name>.api-key-file = none",
                "clockify.integrations.<name>.team-ids = all that the key can see",
                "clockify.integrations.<name>.enabled = true",
                "clockify.api-url = from region",
                "clockify.reports-url = from region",
                "clockify.region = global",
                "clockify.backfill-from = 365 days before the first sync",
                "clockify.sync-every = 15m",
                "clockify.reconcile-every = 24h",
                "clockify.reconcile-days = 31",
                "clockify.requests-per-hour = from the workspace's plan",
                "clockify.requests-per-second = from the workspace's plan",
                "clockify.parallel-requests = 6",
                "clockify.window-days = 92",
                "clockify.page-size = 1000",
                "clockify.streams = all but those about money",
                "clockify.tick = 0 * * * * ?",
                "clockify.work.uri = seda:clockify-work",
                "clockify.work.dead-letter-uri = that of `work.uri`, with `-dead-letter` behind its name",
                "clockify.parallel-workspaces = 8",
                "clockify.delete-lag = 2m",
                "clockify.http.proxy = the JVM's",
                "clockify.http.proxy-user = none",
                "clockify.http.proxy-password = none",
                "clockify.http.trust-store = the JVM's",
                "clockify.http.trust-store-password = none",
                "clockify.datasource = hub",
                "clockify.migrate = true",
                "clockify.employees.query = the plugin's own table",
                "clockify.keep-runs = 90d",
                "clockify.keep-changes = for ever",
                "clockify.keep-rejected = 90d",
                "clockify.keep-audit-log = 365d",
                "clockify.keep-descriptions = for ever",
                "clockify.rates = false",
                "clockify.people.accept-suggestions = none",
                "clockify.people.nicknames = false",
                "clockify.people.week-hours = 40",
                "clockify.day-zone = UTC",
                "clockify.alerts.uri = none",
                "clockify.attention.uri = none",
                "clockify.attention.week-short-percent = 20",
                "clockify.attention.timer-hours = 12",
                "clockify.attention.undecided-days = 7",
                "clockify.events.uri = none",
                "clockify.events.backfill = false",
                "clockify.webhooks.url = none",
                "clockify.health.late-is-down = false",
                "clockify.console.users = console-users.properties",
                "clockify.console.session-idle = 30m",
                "clockify.console.session-max = 12h",
                "clockify.console.secure-cookie = false",
                "clockify.console.proxy-user-header = none",
                "clockify.console.proxy-addresses = none",
                "clockify.console.day-range = 7");
    }

    /** What a setting needs beside it. */
    private static String beside(String property) {
        return switch (property) {
            case "clockify.console.proxy-user-header" -> "clockify.console.proxy-addresses = 127.0.0.1";
            case "clockify.http.proxy-user" -> "clockify.http.proxy = http://p:1\nclockify.http.proxy-password = x";
            case "clockify.http.proxy-password" -> "clockify.http.proxy = http://p:1\nclockify.http.proxy-user = hub";
            case "clockify.http.trust-store-password" -> "clockify.http.trust-store = ca.p12";
            default -> "";
        };
    }

    @Test
    void every_example_can_be_written_as_it_stands() throws IOException {
        for (Row row : rows()) {
            String line = row.property().replace("<name>", "acme") + " = "
                    + row.example().replaceAll("\\{\\{env:\\w+}}", "k3y");
            Files.writeString(folder.resolve("clockify-key"), "k3y\n");
            try (SettingsFileFixture hub =
                    new SettingsFileFixture(folder, row.property().contains("api-key") ? "" : "clockify.integrations.acme.api-key = k3y", line,
                            beside(row.property()))) {
                IntegrationsConfig config = hub.settings().integrations();

                assertThat(config.problems()).as(line).isEmpty();
                assertThat(config.integrations()).as(line).hasSize(1);
            }
        }
    }

    private static List<String> documented(Setting setting) {
        return List.of(
                setting.property(),
                setting.scope().name().toLowerCase(Locale.ROOT),
                setting.meaning(),
                setting.defaultValue().map(value -> "`" + value + "`").orElse(setting.defaultText()));
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `clockify."))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
                .map(cells -> new Row(bare(cells[0]), cells[1], cells[2], cells[3], bare(cells[4])))
                .toList();
    }

    private static String bare(String code) {
        return code.substring(1, code.length() - 1);
    }
}
