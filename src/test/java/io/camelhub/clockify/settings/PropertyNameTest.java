package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyNameTest {

    @Test
    void a_name_says_which_setting_and_whose() {
        assertThat(PropertyName.of("clockify.sync-every")).isEqualTo(new PropertyName(null, Setting.SYNC_EVERY, null));
        assertThat(PropertyName.of("clockify.integrations.acme.sync-every")).isEqualTo(new PropertyName("acme", Setting.SYNC_EVERY, null));
    }

    @ParameterizedTest
    @CsvSource({
        "clockify.integrations.acme.apiKey, did you mean clockify.integrations.acme.api-key?",
        "clockify.integration.acme.api-key, did you mean clockify.integrations.acme.api-key?",
        "clockify.acme.api-key, 'there is no such setting, settings.md lists all there are'",
        "clockify.syncevery, did you mean clockify.sync-every?",
        "clockfy.sync-every, did you mean clockify.sync-every?",
        "clockify.integrations.a.b.api-key, did you mean clockify.integrations.a.api-key?",
        "clockify.integrations.ACME.api-key, 'use 1 to 40 small letters, digits and hyphens'",
        "clockify.integrations.acme.tick, 'write clockify.tick, for the whole hub'",
        "clockify.schema, 'write camel.beans.hub.schema = NAME on H2 and PostgreSQL, camel.beans.hub.catalog = NAME on MySQL and MariaDB, or give the plugin "
                + "a DataSource of its own, see A schema of its own in settings.md; until then the database is not used'",
        "clockify.nothing-of-ours, 'there is no such setting, settings.md lists all there are'",
    })
    void a_name_that_is_none_is_a_mistake_with_what_was_meant(String property, String remedy) {
        assertThat(PropertyName.of(property).mistake().remedy()).isEqualTo(remedy);
    }

    @Test
    void what_was_meant_for_the_plugin_is_its_own_and_what_has_another_name_is_not() {
        assertThat(PropertyName.ours("clockify.anything")).isTrue();
        assertThat(PropertyName.ours("clokify.sync-every")).isTrue();
        assertThat(PropertyName.ours("clockify2.sync-every")).isFalse();
        assertThat(PropertyName.ours("camel.main.name")).isFalse();
    }
}
