package io.camelhub.clockify.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxedNameTest {

    @ParameterizedTest
    @CsvSource({
        "clockify.sync-every,                                clockify.sync-every",
        "clockify.syncEvery,                                 clockify.sync-every",
        "clockify.sync_every,                                clockify.sync-every",
        "Clockify.SYNC-EVERY,                                clockify.sync-every",
        "clockify.work.uri,                                  clockify.work.uri",
        "clockify.people.acceptSuggestions,                  clockify.people.accept-suggestions",
        "clockify.console.proxy-addresses[1],                clockify.console.proxy-addresses",
        "clockify.integrations.acme.apiKey,                  clockify.integrations.acme.api-key",
        "clockify.integrations.north-sea.api-key-file,       clockify.integrations.north-sea.api-key-file",
        "clockify.integrations[acme].api-key,                clockify.integrations.acme.api-key",
        "clockify.integrations.acme.team-ids[0],             clockify.integrations.acme.team-ids",
        "clockify.integrations.acme.sync-every,              clockify.integrations.acme.sync-every",
    })
    void a_property_means_what_spring_would_take_it_for(String written, String setting) {
        assertThat(RelaxedName.ofProperty(written).map(RelaxedName::property)).contains(setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "clockify", "clockify.", "clockify.sync-evry", "clockify.api-key", "clockify.integrations.acme", "clockify.integrations.acme.tick",
        "clockify.integrations.acme.team-id", "clockify.workuri", "other.sync-every", "server.port"
    })
    void any_other_property_means_no_setting(String written) {
        assertThat(RelaxedName.ofProperty(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CLOCKIFY_SYNC_EVERY,                                clockify.sync-every",
        "CLOCKIFY_SYNCEVERY,                                 clockify.sync-every",
        "CLOCKIFY_WORK_URI,                                  clockify.work.uri",
        "CLOCKIFY_INTEGRATIONS_ACME_API_KEY,                 clockify.integrations.acme.api-key",
        "CLOCKIFY_INTEGRATIONS_ACME_APIKEY,                  clockify.integrations.acme.api-key",
        "CLOCKIFY_INTEGRATIONS_ACME_API_KEY_FILE,            clockify.integrations.acme.api-key-file",
        "CLOCKIFY_INTEGRATIONS_ACME_TEAMIDS_0,               clockify.integrations.acme.team-ids",
        "CLOCKIFY_INTEGRATIONS_NORTH_SEA_API_KEY,            clockify.integrations.north-sea.api-key",
        "CLOCKIFY_INTEGRATIONS_NORTH_SEA_REGION,             clockify.integrations.north-sea.region",
        // the same two names, as files have them
        "CLOCKIFY_INTEGRATIONS_SOUTH_SEA_REGION,             clockify.integrations.southsea.region",
        "CLOCKIFY_INTEGRATIONS_EASTSEA_REGION,               clockify.integrations.east-sea.region",
    })
    void a_variable_means_a_setting_and_the_integration_that_is_known(String variable, String setting) {
        assertThat(RelaxedName.ofVariable(variable, List.of("southsea", "east-sea")).map(RelaxedName::property)).contains(setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CLOCKIFY", "CLOCKIFY_", "CLOCKIFY_API_KEY", "CLOCKIFY_INTEGRATIONS", "CLOCKIFY_INTEGRATIONS_API_KEY",
        "CLOCKIFY_INTEGRATIONS_ACME_TICK", "CLOCKIFY_SYNC_EVRY", "ACME_KEY", "PATH"
    })
    void any_other_variable_means_no_setting(String variable) {
        assertThat(RelaxedName.ofVariable(variable, List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_setting_is_found_by_its_own_name_and_by_its_variable(Setting setting) {
        String property = setting.property().replace("<name>", "acme");
        String variable = property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);

        assertThat(RelaxedName.ofProperty(property).map(RelaxedName::property)).contains(property);
        assertThat(RelaxedName.ofVariable(variable, List.of()).map(RelaxedName::property)).contains(property);
    }

    @Test
    void the_integration_is_null_where_a_setting_holds_for_all() {
        assertThat(RelaxedName.ofProperty("clockify.region")).isEqualTo(Optional.of(new RelaxedName(null, Setting.REGION)));
    }
}
