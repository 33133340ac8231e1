package io.camelhub.clockify.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportedCamelTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"4.17.0", "4.17.0-SNAPSHOT", "4.18.2", "4.22.0", "5.0.0", "unknown", ""})
    void a_newer_or_an_unknown_version_is_let_pass(String version) {
        assertThat(SupportedCamel.problem(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.16.0", "4.10.9", "3.22.1"})
    void an_older_version_is_refused_with_what_to_do(String version) {
        assertThat(SupportedCamel.problem(version)).contains("the Clockify plugin needs Camel 4.17 or newer, and this is Camel " + version
                + ": update Camel, or take clockify-plugin-*.jar off the class path");
    }
}
