package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The integrations and problems that follow from the texts of settings, in any source. */
class SettingsParserTest {

    private final Map<String, String> texts = new HashMap<>(Map.of(
            "clockify.integrations.acme.api-key", "KEY1", "clockify.integrations.other.api-key", "KEY2"));

    private IntegrationsConfig parsed() {
        return new SettingsParser(new SettingsParser.Source() {
            @Override
            public SortedSet<String> names() {
                return new TreeSet<>(texts.keySet());
            }

            @Override
            public Optional<RawSetting> find(Setting setting, String property) {
                return Optional.ofNullable(texts.get(property)).map(text -> new RawSetting(setting, property, text));
            }
        }).parse(List.of());
    }

    @Test
    void an_integrations_own_setting_counts_before_that_of_all_and_that_before_the_default() {
        texts.put("clockify.sync-every", "20m");
        texts.put("clockify.integrations.acme.sync-every", "1h");

        assertThat(parsed().problems()).isEmpty();
        assertThat(parsed().integrations()).extracting(Integration::syncEvery)
                .containsExactly(Duration.ofHours(1), Duration.ofMinutes(20));
        assertThat(parsed().integrations()).extracting(Integration::reconcileEvery).containsOnly(Duration.ofHours(24));
    }

    @Test
    void a_mistake_of_one_leaves_out_that_one_and_a_mistake_for_all_leaves_out_those_without_their_own() {
        texts.put("clockify.page-size", "0");
        texts.put("clockify.integrations.acme.page-size", "50");

        assertThat(parsed().integrations()).extracting(Integration::name).containsExactly("acme");
        assertThat(parsed().problems()).hasToString("[clockify.page-size is 0: write a whole number from 1 to 1000]");
    }

    @Test
    void integrations_overlap_where_key_and_address_are_the_same_and_one_gathers_all() {
        String team = "5e0000000000000000000001";
        texts.put("clockify.integrations.other.api-key", "KEY1");
        texts.put("clockify.integrations.other.team-ids", team);
        assertThat(parsed().problems()).singleElement().asString()
                .startsWith("clockify.integrations.other.team-ids gathers what acme gathers with the same key");

        texts.put("clockify.integrations.acme.team-ids", "5e0000000000000000000002");
        assertThat(parsed().problems()).isEmpty();

        texts.put("clockify.integrations.acme.team-ids", team);
        assertThat(parsed().problems()).hasSize(1);

        texts.put("clockify.integrations.other.region", "euc1");
        assertThat(parsed().problems()).isEmpty();

        texts.remove("clockify.integrations.other.region");
        texts.put("clockify.integrations.other.enabled", "false");
        assertThat(parsed().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "15m, PT15M", "1d2h3m4s5ms, PT26H3M4.005S", "90d, PT2160H", "500ms, PT0.5S", "PT15M, PT15M", "2h30m, PT2H30M"})
    void a_duration_is_days_hours_minutes_seconds_and_milliseconds_in_this_order(String text, Duration duration) {
        texts.put("clockify.sync-every", text);

        assertThat(parsed().integrations()).extracting(Integration::syncEvery).containsOnly(duration);
    }

    @ParameterizedTest
    @CsvSource({"15, without a unit", "2m1h, no duration", "0s, longer than none", "-PT1S, longer than none", "40000d, shorter", "m, no duration"})
    void what_is_no_duration_is_reported(String text, String problem) {
        texts.put("clockify.sync-every", text);

        assertThat(parsed().integrations()).isEmpty();
        assertThat(parsed().problems()).singleElement().asString().startsWith("clockify.sync-every is ").contains(problem);
    }
}
