package io.camelhub.clockify.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.Health.Level;
import io.camelhub.clockify.query.Health;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRuleTest {

    @ParameterizedTest
    @CsvSource({
        // the level, whether the hub is ready, and whether it is where the settings call late down
        "OFF, true, true, paused",
        "WELL, true, true, well",
        "LATE, true, false, late",
        "FAILED, true, true, failed",
        "REFUSED, true, false, refused",
    })
    void only_what_stands_takes_a_hub_down_and_only_where_the_settings_say_so(Level level, boolean up, boolean strictly, String state) {
        assertThat(HealthRule.of(new Health(level, null), false)).isEqualTo(new HealthRule(up, state));
        assertThat(HealthRule.of(new Health(level, "why"), true)).isEqualTo(new HealthRule(strictly, state + ": why"));
    }

    @Test
    void what_is_not_known_takes_nothing_down() {
        assertThat(HealthRule.of(null, true)).isEqualTo(new HealthRule(true, "not known yet"));
    }
}
