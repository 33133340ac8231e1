package io.camelhub.clockify.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.settings.ApiKey;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A host whose environment another library changes while it runs. */
class EnvironmentSourceTest {

    private final Map<String, Object> live = new HashMap<>(Map.of("clockify.integrations.acme.api-key", "k3y"));
    private final CamelContext context = new DefaultCamelContext();
    private final ClockifySettings settings = new ClockifySettings(context);

    @BeforeEach
    void start() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("live", live));
        context.getPropertiesComponent().addPropertiesSource(new EnvironmentSource(environment));
        context.start();
        settings.refresh();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void an_integration_that_is_added_counts_from_the_next_refresh() {
        live.put("clockify.integrations.north-sea.apiKey", "other");
        assertThat(names()).containsExactly("acme");

        assertThat(settings.refresh()).isTrue();

        assertThat(names()).containsExactly("acme", "north-sea");
        assertThat(settings.refresh()).isFalse();
    }

    @Test
    void one_that_is_changed_counts_from_the_next_refresh() {
        live.put("clockify.integrations.acme.api-key", "n3w");
        live.put("clockify.integrations.acme.team-ids[0]", "64a687e29ae1f428e7ebe303");

        assertThat(settings.refresh()).isTrue();

        assertThat(settings.integration("acme")).hasValueSatisfying(acme -> {
            assertThat(acme.apiKey()).isEqualTo(new ApiKey("n3w"));
            assertThat(acme.teamIds()).containsExactly("64a687e29ae1f428e7ebe303");
        });
    }

    @Test
    void one_that_is_removed_is_gone_at_the_next_refresh() {
        live.clear();

        assertThat(settings.refresh()).isTrue();

        assertThat(names()).isEmpty();
    }

    private List<String> names() {
        return settings.integrations().integrations().stream().map(Integration::name).toList();
    }
}
