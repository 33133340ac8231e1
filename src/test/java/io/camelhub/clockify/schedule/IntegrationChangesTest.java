package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.settings.ApiKey;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.SettingProblem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegrationChangesTest {

    private static final SettingProblem WRONG = new SettingProblem("clockify.integrations.acme.region", "is 'mars'", "write global");

    @Test
    void each_change_is_one_line_and_no_line_shows_a_key() {
        IntegrationsConfig nothing = config(List.of());
        IntegrationsConfig acme = config(List.of(integration("first", "15m", true)));

        assertThat(IntegrationChanges.between(nothing, acme)).containsExactly("Integration acme was added: it is synced from now on");
        assertThat(IntegrationChanges.between(acme, nothing))
                .containsExactly("Integration acme was removed: it is not synced any more, and its stored entries stay");
        assertThat(IntegrationChanges.between(acme, config(List.of(integration("second", "1h", true)))))
                .containsExactly("Integration acme was changed: its key, its interval");
        assertThat(IntegrationChanges.between(acme, config(List.of(integration("first", "15m", false)))))
                .containsExactly("Integration acme was paused");
        assertThat(IntegrationChanges.between(acme, config(List.of(), WRONG)))
                .containsExactly("Integration acme is left out, as its settings are wrong now");
        assertThat(IntegrationChanges.between(config(List.of(), WRONG), acme))
                .containsExactly("Integration acme is repaired: it is synced from now on");
        assertThat(IntegrationChanges.between(acme, acme)).isEmpty();
    }

    private static IntegrationsConfig config(List<Integration> integrations, SettingProblem... problems) {
        return new IntegrationsConfig(integrations, List.of(problems));
    }

    private static Integration integration(String key, String every, boolean enabled) {
        return new Integration("acme", new ApiKey(key), List.of(), enabled, URI.create("https://api.clockify.me/api/v1"),
                URI.create("https://reports.api.clockify.me/v1"), null, Duration.parse("PT" + every.toUpperCase()), Duration.ofHours(24),
                31, null, null, 6, 92, 1000);
    }
}
