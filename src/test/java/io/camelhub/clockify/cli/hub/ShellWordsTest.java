package io.camelhub.clockify.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

    private final Environment environment = new Environment(Path.of("/opt/clockify"), Path.of("/home/ada"), "../my bin/clockify");

    @Test
    void a_command_is_called_as_it_was_with_the_same_settings() {
        assertThat(new ShellWords(environment, null).of("people", "list")).isEqualTo("'../my bin/clockify' people list");
        assertThat(new ShellWords(environment, Path.of("/home/ada/hub/a.properties")).of("status"))
                .isEqualTo("'../my bin/clockify' --config hub/a.properties status");
        assertThat(new ShellWords(environment, Path.of("/etc/hub.properties")).of("status"))
                .isEqualTo("'../my bin/clockify' --config /etc/hub.properties status");
    }

    @Test
    void what_a_shell_would_take_for_its_own_is_quoted() {
        assertThat(new ShellWords(new Environment(Path.of(""), Path.of(""), "clockify"), null).of("people", "accept", "u1", "$(reboot)'\u001b;x"))
                .isEqualTo("clockify people accept u1 '$(reboot)'\\'' ;x'");
    }
}
