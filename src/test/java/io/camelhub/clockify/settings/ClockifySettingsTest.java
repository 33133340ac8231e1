package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.SuggestionClass;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockifySettingsTest {

    private static final String WORKSPACE = "64a687e29ae1f428e7ebe303";
    private static final String GROUP = "5e2f4a1bd8a4c6123f9b7e10";

    @TempDir
    Path folder;

    @Test
    void a_key_alone_makes_an_integration_with_all_defaults() {
        IntegrationsConfig config = config("clockify.integrations.acme.api-key = k3y");

        assertThat(config.problems()).isEmpty();
        assertThat(config.integrations()).containsExactly(new Integration(
                "acme", new ApiKey("k3y"), List.of(), true,
                URI.create("https://api.clockify.me/api/v1"), URI.create("https://reports.api.clockify.me/v1"),
                null, Duration.ofMinutes(15), Duration.ofHours(24), 31, null, null, 6, 92, 1000));
    }

    @Test
    void every_setting_of_an_integration_is_read() {
        IntegrationsConfig config = config(
                "clockify.integrations.acme.api-key = k3y  ",
                "clockify.integrations.acme.team-ids = " + GROUP + " ," + WORKSPACE.toUpperCase() + ",, " + GROUP,
                "clockify.integrations.acme.enabled = false",
                "clockify.integrations.acme.api-url = http://localhost:8080/api/v1/",
                "clockify.integrations.acme.reports-url = http://127.0.0.1:8081/v1/",
                "clockify.integrations.acme.backfill-from = 2023-02-01",
                "clockify.integrations.acme.sync-every = PT1H",
                "clockify.integrations.acme.reconcile-every = 1d12h",
                "clockify.integrations.acme.reconcile-days = 1",
                "clockify.integrations.acme.requests-per-hour = 20",
                "clockify.integrations.acme.requests-per-second = 3",
                "clockify.integrations.acme.parallel-requests = 2",
                "clockify.integrations.acme.window-days = 366",
                "clockify.integrations.acme.page-size = 1");

        assertThat(config.problems()).isEmpty();
        assertThat(config.integrations()).containsExactly(new Integration(
                "acme", new ApiKey("k3y"), List.of(GROUP, WORKSPACE), false,
                URI.create("http://localhost:8080/api/v1"), URI.create("http://127.0.0.1:8081/v1"),
                LocalDate.of(2023, 2, 1), Duration.ofHours(1), Duration.ofHours(36), 1, 20, 3, 2, 366, 1));
    }

    @Test
    void an_integrations_own_setting_wins_over_the_default_of_all() {
        IntegrationsConfig config = config(
                "clockify.page-size = 200",
                "clockify.backfill-from = 2022-01-01",
                "clockify.integrations.acme.api-key = a",
                "clockify.integrations.acme.page-size = 300",
                "clockify.integrations.acme.backfill-from =",
                "clockify.integrations.beta.api-key = b");

        assertThat(config.problems()).isEmpty();
        assertThat(config.integrations()).extracting(Integration::name).containsExactly("acme", "beta");
        assertThat(config.integrations()).extracting(Integration::pageSize).containsExactly(300, 200);
        assertThat(config.integrations()).extracting(Integration::backfillFrom).containsOnly(LocalDate.of(2022, 1, 1));
    }

    @Test
    void a_region_or_subdomain_gives_both_roots() {
        IntegrationsConfig config = config(
                "clockify.region = euc1",
                "clockify.integrations.eu.api-key = a",
                "clockify.integrations.own.api-key = b",
                "clockify.integrations.own.region = acme-inc");

        assertThat(config.problems()).isEmpty();
        assertThat(config.integrations()).extracting(i -> i.apiUrl() + " " + i.reportsUrl()).containsExactly(
                "https://euc1.clockify.me/api/v1 https://euc1.clockify.me/report/v1",
                "https://acme-inc.clockify.me/api/v1 https://acme-inc.clockify.me/report/v1");
    }

    @Test
    void one_root_alone_gives_the_other_and_never_the_regions() {
        IntegrationsConfig config = config(
                "clockify.region = euc1",
                "clockify.integrations.a.api-key = a",
                "clockify.integrations.a.api-url = http://localhost:8080/api/v1",
                "clockify.integrations.b.api-key = b",
                "clockify.integrations.b.reports-url = https://proxy.example.com/clockify/report/v1",
                "clockify.integrations.c.api-key = c",
                "clockify.integrations.c.api-url = https://api.clockify.me/api/v1",
                "clockify.integrations.d.api-key = d",
                "clockify.integrations.d.api-url = https://proxy.example.com/core");

        assertThat(config.integrations()).extracting(i -> i.apiUrl() + " " + i.reportsUrl()).containsExactly(
                "http://localhost:8080/api/v1 http://localhost:8080/report/v1",
                "https://proxy.example.com/clockify/api/v1 https://proxy.example.com/clockify/report/v1",
                "https://api.clockify.me/api/v1 https://reports.api.clockify.me/v1");
        assertThat(config.problems()).extracting(SettingProblem::toString).containsExactly(
                "clockify.integrations.d.reports-url is missing: it does not follow from api-url, so write both");
    }

    @Test
    void roots_for_all_hold_where_an_integration_says_nothing_itself_and_never_beside_what_it_says() {
        IntegrationsConfig config = config(
                "clockify.region = use2",
                "clockify.api-url = https://clockify.acme.example/api/v1",
                "clockify.integrations.a.api-key = a",
                "clockify.integrations.b.api-key = b",
                "clockify.integrations.b.region = euc1",
                "clockify.integrations.c.api-key = c",
                "clockify.integrations.c.reports-url = https://proxy.example.com/report/v1");

        assertThat(config.problems()).isEmpty();
        assertThat(config.integrations()).extracting(i -> i.apiUrl() + " " + i.reportsUrl()).containsExactly(
                "https://clockify.acme.example/api/v1 https://clockify.acme.example/report/v1",
                "https://euc1.clockify.me/api/v1 https://euc1.clockify.me/report/v1",
                "https://proxy.example.com/api/v1 https://proxy.example.com/report/v1");
    }

    @Test
    void the_settings_of_the_hub_are_read() {
        try (SettingsFileFixture hub = new SettingsFileFixture(
                folder,
                "clockify.tick = 0 0/5 * * * ?",
                "clockify.work.uri = kafka:work",
                "clockify.work.dead-letter-uri = kafka:dead",
                "clockify.delete-lag = 90s",
                "clockify.datasource = warehouse",
                "clockify.migrate = false",
                "clockify.employees.query = select * from staff",
                "clockify.keep-runs = for ever",
                "clockify.keep-changes = 730d",
                "clockify.keep-rejected = P7D",
                "clockify.keep-audit-log = 30d",
                "clockify.keep-descriptions = 365d",
                "clockify.rates = true",
                "clockify.people.accept-suggestions = plus-tag, dots",
                "clockify.people.nicknames = true",
                "clockify.people.week-hours = 38.5",
                "clockify.day-zone = Europe/Berlin")) {
            ClockifySettings settings = hub.settings();

            assertThat(settings.integrations().problems()).isEmpty();
            assertThat(settings.tick()).isEqualTo("0 0/5 * * * ?");
            assertThat(settings.workUri()).isEqualTo("kafka:work");
            assertThat(settings.workDeadLetterUri()).isEqualTo("kafka:dead");
            assertThat(settings.deleteLag()).isEqualTo(Duration.ofSeconds(90));
            assertThat(settings.datasource()).isEqualTo("warehouse");
            assertThat(settings.migrate()).isFalse();
            assertThat(settings.employeesQuery()).isEqualTo("select * from staff");
            assertThat(settings.keepRuns()).isNull();
            assertThat(settings.keepChanges()).isEqualTo(Duration.ofDays(730));
            assertThat(settings.keepRejected()).isEqualTo(Duration.ofDays(7));
            assertThat(settings.keepAuditLog()).isEqualTo(Duration.ofDays(30));
            assertThat(settings.keepDescriptions()).isEqualTo(new DescriptionPolicy(Duration.ofDays(365)));
            assertThat(settings.rates()).isTrue();
            assertThat(settings.weekHours()).isEqualTo("38.5");
            assertThat(settings.peopleOptions()).isEqualTo(
                    new PeopleOptions(Set.of(SuggestionClass.PLUS_TAG, SuggestionClass.DOTS), true));
            assertThat(settings.dayZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        }
    }

    @Test
    void the_defaults_of_the_hub_hold_where_nothing_is_written() {
        try (SettingsFileFixture hub = new SettingsFileFixture(folder)) {
            ClockifySettings settings = hub.settings();

            assertThat(settings.integrations()).isEqualTo(new IntegrationsConfig(List.of(), List.of()));
            assertThat(settings.tick()).isEqualTo("0 * * * * ?");
            assertThat(settings.workUri()).isEqualTo("seda:clockify-work");
            assertThat(settings.workDeadLetterUri()).isNull();
            assertThat(settings.parallelWorkspaces()).isEqualTo(8);
            assertThat(settings.deleteLag()).isEqualTo(Duration.ofMinutes(2));
            assertThat(settings.datasource()).isEqualTo("hub");
            assertThat(settings.wrongSchema()).isEmpty();
            assertThat(settings.migrate()).isTrue();
            assertThat(settings.employeesQuery()).isNull();
            assertThat(settings.keepRuns()).isEqualTo(Duration.ofDays(90));
            assertThat(settings.keepChanges()).isNull();
            assertThat(settings.keepRejected()).isEqualTo(Duration.ofDays(90));
            assertThat(settings.keepAuditLog()).isEqualTo(Duration.ofDays(365));
            assertThat(settings.keepDescriptions()).isEqualTo(DescriptionPolicy.FOR_EVER);
            assertThat(settings.rates()).isFalse();
            assertThat(settings.peopleOptions()).isEqualTo(PeopleOptions.standard());
            assertThat(settings.dayZone()).isEqualTo(ZoneId.of("UTC"));
        }
    }

    @Test
    void a_wrong_setting_of_the_hub_neither_migrates_nor_deletes_anything() {
        try (SettingsFileFixture hub = new SettingsFileFixture(
                folder,
                "clockify.migrate = no",
                "clockify.keep-runs = 2 years",
                "clockify.keep-rejected = 90",
                "clockify.delete-lag = soon",
                "clockify.tick = hourly",
                "clockify.integrations.acme.api-key = k3y")) {
            ClockifySettings settings = hub.settings();

            assertThat(settings.migrate()).isFalse();
            assertThat(settings.keepRuns()).isNull();
            assertThat(settings.keepRejected()).isNull();
            assertThat(settings.deleteLag()).isEqualTo(Duration.ofMinutes(2));
            assertThat(settings.tick()).isEqualTo("0 * * * * ?");
            assertThat(settings.integrations().integrations()).hasSize(1);
            assertThat(settings.integrations().problems()).hasSize(5);
        }
    }

    @Test
    void descriptions_can_be_kept_out_altogether() {
        try (SettingsFileFixture hub = new SettingsFileFixture(folder, "clockify.keep-descriptions = never")) {
            assertThat(hub.settings().keepDescriptions()).isEqualTo(DescriptionPolicy.NEVER);
            assertThat(hub.settings().integrations().problems()).isEmpty();
        }
    }

    @Test
    void a_wrong_setting_about_people_is_reported_and_leaves_the_default() {
        try (SettingsFileFixture hub = new SettingsFileFixture(
                folder,
                "clockify.keep-descriptions = 90 days",
                "clockify.people.accept-suggestions = plus-tag, dot",
                "clockify.people.nicknames = yes",
                "clockify.day-zone = Berlin")) {
            ClockifySettings settings = hub.settings();

            assertThat(settings.keepDescriptions()).isEqualTo(DescriptionPolicy.FOR_EVER);
            assertThat(settings.peopleOptions()).isEqualTo(PeopleOptions.standard());
            assertThat(settings.dayZone()).isEqualTo(ZoneId.of("UTC"));
            assertThat(settings.integrations().problems()).extracting(SettingProblem::toString).containsExactly(
                    "clockify.keep-descriptions is '90 days', which is no duration: write e.g. 90d, or for ever, or never",
                    "clockify.people.accept-suggestions is 'plus-tag, dot': write none, or some of these, separated by commas: "
                            + "plus-tag, dots, other-domain, typo, former, equal-name, name-order, email-name, middle-name, nickname, close-name",
                    "clockify.people.nicknames is 'yes': write true or false",
                    "clockify.day-zone is 'Berlin', which is no time zone: write e.g. UTC, Europe/Berlin or America/New_York");
        }
    }

    @Test
    void an_integration_is_found_by_its_name() {
        try (SettingsFileFixture hub = new SettingsFileFixture(folder, "clockify.integrations.acme.api-key = k3y")) {
            assertThat(hub.settings().integration("acme")).map(Integration::name).contains("acme");
            assertThat(hub.settings().integration("beta")).isEmpty();
        }
    }

    @Test
    void a_system_property_overrides_a_line_of_the_file() {
        System.setProperty("clockify.integrations.acme.page-size", "7");
        try {
            IntegrationsConfig config = config("clockify.integrations.acme.api-key = k3y", "clockify.integrations.acme.page-size = 200");

            assertThat(config.integrations()).extracting(Integration::pageSize).containsExactly(7);
        } finally {
            System.clearProperty("clockify.integrations.acme.page-size");
        }
    }

    @Test
    void a_key_is_in_no_text_form() {
        IntegrationsConfig config = config("clockify.integrations.acme.api-key = s3cr3tK3y");

        assertThat(config.integrations().get(0).apiKey().reveal()).isEqualTo("s3cr3tK3y");
        assertThat(config.toString()).doesNotContain("s3cr3tK3y").contains("****");
    }

    private IntegrationsConfig config(String... lines) {
        try (SettingsFileFixture hub = new SettingsFileFixture(folder, lines)) {
            return hub.settings().integrations();
        }
    }
}
