package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingProblemsTest {

    private static final String SECRET = "MjQ3ZGQ5YzItNTU2Yy00MzFjLWE1ZjUtMDk1Mzk3ZTA4YzVm";

    private static final String TEAM = "5e2f4a1bd8a4c6123f9b7e10";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clockify.integrations.acme.backfil-from       | clockify.integrations.acme.backfill-from
            clockify.integrations.acme.backfillFrom       | clockify.integrations.acme.backfill-from
            clockify.integrations.acme.team-id            | clockify.integrations.acme.team-ids
            clockify.integrations.acme.TEAM_IDS           | clockify.integrations.acme.team-ids
            clockify.integrations.acme.region-            | clockify.integrations.acme.region
            clockify.integrations[acme].team-ids          | clockify.integrations.acme.team-ids
            clockify.integration.acme.team-ids            | clockify.integrations.acme.team-ids
            clockify.Integrations.acme.team-ids           | clockify.integrations.acme.team-ids
            clockify.keepRuns                             | clockify.keep-runs
            clockify.delete-lags                          | clockify.delete-lag
            clockify.work-uri                             | clockify.work.uri
            clockify.work.url                             | clockify.work.uri
            clockify.employee.query                       | clockify.employees.query
            clockify.data-source                          | clockify.datasource
            clockify.backfil-from                         | clockify.backfill-from
            clockfy.integrations.acme.team-ids            | clockify.integrations.acme.team-ids
            Clockify.integrations.acme.team-ids           | clockify.integrations.acme.team-ids
            clokcify.sync-every                           | clockify.sync-every
            """)
    void a_misspelt_name_is_reported_with_the_name_that_was_meant(String written, String meant) {
        IntegrationsConfig config = config("clockify.integrations.acme.api-key = k3y", written + " = 1");

        assertThat(lines(config)).containsExactly(written + " is not known: did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clockify.integrations['acme'].teamIds", "clockify.acme.team-ids", "clockify.team-ids.acme", "clockify.integrations.acme.workspaces",
        "clockify.integrations.ACME.team-ids", "clockfy.integrations.acme.team-ids"})
    void a_line_that_is_not_known_leaves_out_the_integration_that_it_names(String written) {
        IntegrationsConfig config = config("clockify.integrations.acme.api-key = k3y", "clockify.integrations.beta.api-key = other", written + " = " + TEAM);

        assertThat(config.integrations()).extracting(Integration::name).containsExactly("beta");
        assertThat(lines(config)).singleElement().asString().startsWith(written);
    }

    @Test
    void a_proxy_that_logs_people_in_needs_its_address_and_an_address_alone_is_enough_to_say_from_where_they_come() {
        assertThat(lines(config("clockify.console.proxy-user-header = X-Remote-User"))).singleElement().asString()
                .startsWith("clockify.console.proxy-addresses is missing");
        assertThat(lines(config("clockify.console.proxy-addresses = 127.0.0.1"))).isEmpty();
        assertThat(lines(config("clockify.console.proxy-addresses = 127.0.0.1", "clockify.console.proxy-user-header = X-Remote-User"))).isEmpty();
    }

    @Test
    void properties_of_others_are_none_of_the_plugins_business() {
        assertThat(lines(config("clockify.integrations.acme.api-key = k3y", "clockify2.region = x", "clockify-export.region = x",
                "clocker.sync-every = x", "camel.main.name = x"))).isEmpty();
    }

    @Test
    void a_byte_order_mark_never_makes_an_integration_gather_more_than_it_should() {
        String[] lines = {"\uFEFFclockify.integrations.acme.team-ids = " + TEAM, "clockify.integrations.acme.api-key = k3y",
            "clockify.integrations.beta.api-key = k4y"};
        try (SettingsFileFixture file = new SettingsFileFixture(folder, lines)) {
            List<IntegrationsConfig> inLatin1AndUtf8 = new ArrayList<>(List.of(file.settings().integrations()));
            file.context().getPropertiesComponent().setEncoding("UTF-8");
            file.context().getPropertiesComponent().reloadProperties(null);
            inLatin1AndUtf8.add(file.settings().integrations());

            assertThat(inLatin1AndUtf8).allSatisfy(config -> {
                assertThat(config.integrations()).extracting(Integration::name).containsExactly("beta");
                assertThat(lines(config)).containsExactly("clockify.integrations.acme.team-ids does not count, as a byte order mark "
                        + "stands before it: save the file as UTF-8 without BOM, or begin it with a line that holds only a #");
            });
        }
    }

    @Test
    void a_misspelt_key_is_one_problem_and_not_a_missing_key_too() {
        IntegrationsConfig config = config(
                "clockify.integrations.acme.apiKey = k3y",
                "clockify.integrations.acme.page-size = 10",
                "clockify.integration.beta.api-key = k3y",
                "clockify.integrations.beta.page-size = 10",
                "clockify.integrations[gamma].api-key = k3y");

        assertThat(config.integrations()).isEmpty();
        assertThat(lines(config)).containsExactlyInAnyOrder(
                "clockify.integrations.acme.apiKey is not known: did you mean clockify.integrations.acme.api-key?",
                "clockify.integration.beta.api-key is not known: did you mean clockify.integrations.beta.api-key?",
                "clockify.integrations[gamma].api-key is not known: did you mean clockify.integrations.gamma.api-key?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clockify.enabled                         | must say which integration it is for: write clockify.integrations.<name>.enabled
            clockify.integrations.acme.tick          | is no setting of a single integration: write clockify.tick, for the whole hub
            clockify.integrations.acme               | is not known: there is no such setting, settings.md lists all there are
            clockify.integrations.acme.inc.region    | is not known: there is no such setting, settings.md lists all there are
            clockify.integrations.Acme_Inc.region    | has an integration name that is not allowed: use 1 to 40 small letters, digits and hyphens
            clockify.colour                          | is not known: there is no such setting, settings.md lists all there are
            """)
    void a_name_in_the_wrong_place_is_reported_with_the_right_one(String written, String reported) {
        assertThat(lines(config(written + " = 1"))).contains(written + " " + reported);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            enabled             | ja                             | is 'ja': write true or false
            page-size           | 1001                           | is 1001: write a whole number from 1 to 1000
            page-size           | many                           | is 'many': write a whole number from 1 to 1000
            window-days         | 0                              | is 0: write a whole number from 1 to 366
            reconcile-days      | 0                              | is 0: write a whole number from 1 to 3660
            requests-per-hour   | 0                              | is 0: write a whole number from 1 to 1000000
            requests-per-second | 51                             | is 51: write a whole number from 1 to 50
            sync-every          | 15                             | is 15 without a unit: write e.g. 15m for minutes, or h for hours, d for days
            sync-every          | 15 minutes                     | is '15 minutes', which is no duration: write e.g. 15m, 24h, 90d or PT15M
            sync-every          | P1                             | is 'P1', which is no duration: write e.g. 15m, 24h, 90d or PT15M
            sync-every          | 0m                             | is '0m': write a time longer than none and shorter than a hundred years, e.g. 15m
            sync-every          | for ever                       | is 'for ever', which is no duration: write e.g. 15m, 24h, 90d or PT15M
            backfill-from       | 1.1.2024                       | is '1.1.2024': write a day as year-month-day, e.g. 2024-01-31
            backfill-from       | 2024-02-30                     | is '2024-02-30': write a day as year-month-day, e.g. 2024-01-31
            team-ids            | Sales                          | has 'Sales', which is no id: write workspace ids or user-group ids of 24 hex digits, separated by commas
            region              | euc2                           | is 'euc2': did you mean euc1? (an Enterprise subdomain of such a name goes into api-url)
            region              | eu                             | is 'eu': did you mean euc1? (an Enterprise subdomain of such a name goes into api-url)
            region              | globl                          | is 'globl': did you mean global? (an Enterprise subdomain of such a name goes into api-url)
            region              | acme.clockify.me               | is 'acme.clockify.me': write only what stands before .clockify.me, or global for app.clockify.me
            region              | app                            | is 'app': that host is the global region's, write global
            region              | a_b                            | is 'a_b': write global, euc1 (EU), use2 (US), euw2 (UK), apse2 (AU) or an Enterprise subdomain
            api-url             | http://api.clockify.me/api/v1  | would send the key unencrypted: write https:// (http:// only for this machine itself, localhost)
            api-url             | http://localhost.example.com/api/v1 | would send the key unencrypted: write https:// (http:// only for this machine itself, localhost)
            api-url             | https://api.clockify.me        | is https://api.clockify.me: did you mean https://api.clockify.me/api/v1?
            api-url             | api.clockify.me/api/v1         | is no URL: write e.g. https://api.clockify.me/api/v1
            api-url             | https://me@example.com/api/v1  | has a user name, a query or a fragment: write e.g. https://api.clockify.me/api/v1
            api-url             | https://example.com/api/v1?a=b | has a user name, a query or a fragment: write e.g. https://api.clockify.me/api/v1
            reports-url         | https://euc1.clockify.me/api/v1 | is https://euc1.clockify.me/api/v1: did you mean https://euc1.clockify.me/report/v1?
            """)
    void a_wrong_value_is_reported_and_only_its_integration_is_left_out(String key, String value, String reported) {
        IntegrationsConfig config = config(
                "clockify.integrations.acme.api-key = k3y",
                "clockify.integrations.acme." + key + " = " + value,
                "clockify.integrations.beta.api-key = other");

        assertThat(lines(config)).containsExactly("clockify.integrations.acme." + key + " " + reported);
        assertThat(config.problemsOf("acme")).hasSize(1);
        assertThat(config.hasErrors()).isTrue();
        assertThat(config.integrations()).extracting(Integration::name).containsExactly("beta");
    }

    @Test
    void a_first_day_far_ahead_is_refused() {
        LocalDate far = LocalDate.now(ZoneOffset.UTC).plusDays(40);

        IntegrationsConfig config = config("clockify.integrations.acme.api-key = k3y", "clockify.integrations.acme.backfill-from = " + far);

        assertThat(lines(config)).singleElement().asString()
                .startsWith("clockify.integrations.acme.backfill-from is " + far + ": write a day from 2000-01-01 to ");
    }

    @Test
    void a_wrong_default_is_reported_once_and_leaves_out_only_those_who_need_it() {
        IntegrationsConfig config = config(
                "clockify.page-size = 5000",
                "clockify.integrations.acme.api-key = a",
                "clockify.integrations.beta.api-key = b",
                "clockify.integrations.gamma.api-key = c",
                "clockify.integrations.gamma.page-size = 500");

        assertThat(lines(config)).containsExactly("clockify.page-size is 5000: write a whole number from 1 to 1000");
        assertThat(config.integrations()).extracting(Integration::name).containsExactly("gamma");
    }

    @Test
    void a_missing_key_is_reported() {
        IntegrationsConfig config = config("clockify.integrations.acme.enabled = true");

        assertThat(config.integrations()).isEmpty();
        assertThat(lines(config)).containsExactly("clockify.integrations.acme.api-key is missing: "
                + "write the Clockify API key, or {{env:NAME}}, or delete what else is written about acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{env:CLOCKIFY_TEST_NEVER_SET}}", "{{?env:CLOCKIFY_TEST_NEVER_SET}}", "{{env:CLOCKIFY_TEST_NEVER_SET:}}"})
    void a_key_from_an_unset_variable_is_one_notice_and_no_error(String placeholder) {
        IntegrationsConfig config = config(
                "clockify.integrations.acme.api-key = " + placeholder,
                "clockify.integrations.acme.page-size = wrong as well",
                "clockify.integrations.beta.api-key = k3y");

        assertThat(lines(config)).containsExactly("clockify.integrations.acme.api-key is not configured: "
                + "set the environment variable CLOCKIFY_TEST_NEVER_SET, or delete the line");
        assertThat(config.hasErrors()).isFalse();
        assertThat(config.integrations()).extracting(Integration::name).containsExactly("beta");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{env:CLOCKIFY_TEST_NEVER_SET}    | has curly brackets that do not fit: write {{env:NAME}}, two before and two behind
            {env:CLOCKIFY_TEST_NEVER_SET}}    | has curly brackets that do not fit
            {{ env:CLOCKIFY_TEST_NEVER_SET }} | has curly brackets that do not fit
            {env:CLOCKIFY_TEST_NEVER_SET}     | looks like a variable: write {{env:NAME}}
            ${CLOCKIFY_TEST_NEVER_SET}        | looks like a variable
            $CLOCKIFY_TEST_NEVER_SET          | looks like a variable
            %CLOCKIFY_TEST_NEVER_SET%         | looks like a variable
            """)
    void a_variable_that_is_written_in_another_way_is_no_key(String written, String reported) {
        IntegrationsConfig config = config("clockify.integrations.acme.api-key = " + written, "clockify.integrations.beta.api-key = k3y");

        assertThat(lines(config)).singleElement().asString().startsWith("clockify.integrations.acme.api-key " + reported);
        assertThat(config.hasErrors()).isTrue();
        assertThat(config.integrations()).extracting(Integration::name).containsExactly("beta");
    }

    @Test
    void a_host_that_ignores_missing_properties_changes_nothing_about_that() {
        try (SettingsFileFixture hub =
                new SettingsFileFixture(folder, "clockify.integrations.acme.api-key = {{env:CLOCKIFY_TEST_NEVER_SET}}")) {
            hub.context().getPropertiesComponent().setIgnoreMissingProperty(true);

            assertThat(hub.settings().integrations().integrations()).isEmpty();
            assertThat(hub.settings().integrations().problems()).singleElement()
                    .matches(problem -> problem.toString().contains("is not configured"));
        }
    }

    @Test
    void team_ids_from_an_unset_variable_never_mean_everything() {
        IntegrationsConfig config = config(
                "clockify.integrations.acme.api-key = k3y",
                "clockify.integrations.acme.team-ids = {{env:CLOCKIFY_TEST_NEVER_SET}}",
                "clockify.integrations.beta.api-key = k3y",
                "clockify.integrations.beta.team-ids = {{no.such.property}}");

        assertThat(config.integrations()).isEmpty();
        assertThat(lines(config)).containsExactlyInAnyOrder(
                "clockify.integrations.acme.team-ids is not configured: "
                        + "set the environment variable CLOCKIFY_TEST_NEVER_SET, or delete the line",
                "clockify.integrations.beta.team-ids refers to something that is not set: "
                        + "set what stands between {{ and }}, or delete the line");
        assertThat(config.hasErrors()).isTrue();
    }

    @Test
    void a_line_that_stands_twice_with_different_values_is_reported_with_its_place() {
        IntegrationsConfig config = config(
                "# two blocks, one name",
                "clockify.integrations.acme.api-key = first",
                "clockify.integrations.acme.api-key: second",
                "clockify.page-size = 10",
                "clockify.page-size = 20",
                "clockify.integrations.beta.api-key = other");

        assertThat(lines(config)).containsExactly(
                "clockify.integrations.acme.api-key stands more than once in application.properties (lines 2 and 3) "
                        + "with different values: delete all but one, or rename one integration; acme is left out until then",
                "clockify.page-size stands more than once in application.properties (lines 4 and 5) "
                        + "with different values: delete all but one; now the last one counts");
        assertThat(config.integrations()).extracting(Integration::name, Integration::pageSize)
                .containsExactly(tuple("beta", 20));
    }

    @Test
    void a_line_that_stands_twice_with_one_value_is_only_mentioned() {
        IntegrationsConfig config = config("clockify.integrations.acme.api-key = k3y", "clockify.integrations.acme.api-key = k3y");

        assertThat(config.hasErrors()).isFalse();
        assertThat(lines(config)).containsExactly("clockify.integrations.acme.api-key stands more than once in "
                + "application.properties (lines 1 and 2): delete all but one");
        assertThat(config.integrations()).hasSize(1);
    }

    @Test
    void two_integrations_over_the_same_teams_with_one_key_are_only_mentioned() {
        IntegrationsConfig config = config(
                "clockify.integrations.a.api-key = k3y",
                "clockify.integrations.a.team-ids = 64a687e29ae1f428e7ebe303",
                "clockify.integrations.b.api-key = k3y",
                "clockify.integrations.b.team-ids = 5e2f4a1bd8a4c6123f9b7e10",
                "clockify.integrations.c.api-key = k3y",
                "clockify.integrations.c.team-ids = 5e2f4a1bd8a4c6123f9b7e10,64a687e29ae1f428e7ebe304",
                "clockify.integrations.d.api-key = k3y",
                "clockify.integrations.d.enabled = false",
                "clockify.integrations.e.api-key = other");

        assertThat(config.integrations()).hasSize(5);
        assertThat(config.hasErrors()).isFalse();
        assertThat(lines(config)).containsExactly("clockify.integrations.c.team-ids gathers what b gathers with the same key: "
                + "nothing is stored twice, but requests are spent twice; give each team-ids of its own or delete one");
    }

    @Test
    void a_thousand_integrations_over_one_key_are_mentioned_once() {
        IntegrationsConfig config = config(IntStream.range(1000, 2000)
                .mapToObj(i -> "clockify.integrations.i" + i + ".api-key = k3y")
                .toArray(String[]::new));

        assertThat(lines(config)).containsExactly("clockify.integrations.i1001.team-ids and those of i1000, i1002, i1003 and 996 others "
                + "gather, with the same key, what another of them gathers: "
                + "nothing is stored twice, but requests are spent twice; give each team-ids of its own or delete one");
    }

    @Test
    void no_problem_shows_a_key_wherever_it_was_pasted() {
        IntegrationsConfig config = config(
                "clockify.integrations.a.api-key = \"" + SECRET + "\"",
                "clockify.integrations.b.api-key = " + SECRET + " " + SECRET,
                "clockify.integrations.c.api-key = " + SECRET,
                "clockify.integrations.c.team-ids = " + SECRET,
                "clockify.integrations.d.region = " + SECRET,
                "clockify.integrations.d.enabled = " + SECRET,
                "clockify.integrations.d.page-size = " + SECRET,
                "clockify.integrations.d.sync-every = " + SECRET,
                "clockify.integrations.d.backfill-from = " + SECRET,
                "clockify.integrations.d.api-url = https://example.com/api/v1?key=" + SECRET,
                "clockify.integrations.d.reports-url = https://" + SECRET + "@example.com/report/v1",
                "clockify.integrations.e.apikey = " + SECRET,
                "clockify.integrations.f.api-key = " + SECRET,
                "clockify.integrations.f.api-key = {{" + SECRET + "}}",
                "clockify.tick = " + SECRET);

        assertThat(config.integrations()).isEmpty();
        assertThat(config.problems()).hasSizeGreaterThanOrEqualTo(13);
        assertThat(config.toString()).doesNotContain(SECRET);
    }

    @Test
    void a_problem_is_one_line_whatever_was_written() {
        IntegrationsConfig config = config("clockify.integrations.acme.api-key = k3y", "clockify.integrations.acme.region = a\\nb\\u2028c");

        assertThat(lines(config)).singleElement().asString().contains("'a b c'").doesNotContain("\n");
    }

    @Test
    void what_is_not_ours_is_not_looked_at() {
        IntegrationsConfig config = config("camel.main.name = x", "clockifyish.tick = 1", "acme.clockify.tick = 1");

        assertThat(config.problems()).isEmpty();
    }

    private IntegrationsConfig config(String... lines) {
        try (SettingsFileFixture hub = new SettingsFileFixture(folder, lines)) {
            return hub.settings().integrations();
        }
    }

    private static List<String> lines(IntegrationsConfig config) {
        return config.problems().stream().map(SettingProblem::toString).toList();
    }
}
