package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsRefreshTest {

    private static final String KEY = "clockify.integrations.acme.api-key = k3y";
    private static final String TEAM = "clockify.integrations.acme.team-ids = 64a687e29ae1f428e7ebe303";

    @TempDir
    Path folder;

    private SettingsFileFixture hub;
    private ClockifySettings settings;

    @BeforeEach
    void start() {
        hub = new SettingsFileFixture(folder, KEY, TEAM);
        settings = hub.settings();
        settings.refresh();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_file_that_was_not_saved_changes_nothing() {
        assertThat(settings.refresh()).isFalse();
        assertThat(names()).containsExactly("acme");
    }

    @Test
    void added_lines_count() {
        hub.save(KEY, TEAM, "clockify.integrations.beta.api-key = other", "clockify.integrations.acme.page-size = 10");

        assertThat(names()).containsExactly("acme");
        assertThat(settings.refresh()).isTrue();
        assertThat(names()).containsExactly("acme", "beta");
        assertThat(acme().pageSize()).isEqualTo(10);
        assertThat(settings.refresh()).isFalse();
    }

    @Test
    void changed_lines_count() {
        hub.save(KEY + "2", TEAM + ",5e2f4a1bd8a4c6123f9b7e10");

        assertThat(settings.refresh()).isTrue();
        assertThat(acme().apiKey()).isEqualTo(new ApiKey("k3y2"));
        assertThat(acme().teamIds()).containsExactly("64a687e29ae1f428e7ebe303", "5e2f4a1bd8a4c6123f9b7e10");
    }

    @Test
    void a_save_that_only_deletes_lines_counts() {
        hub.save(KEY);
        assertThat(settings.refresh()).isTrue();
        assertThat(acme().teamIds()).isEmpty();

        hub.save("");
        assertThat(settings.refresh()).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void a_replaced_file_of_the_same_length_and_time_stamp_counts() throws IOException {
        FileTime before = Files.getLastModifiedTime(hub.file());
        Path edited = Files.writeString(folder.resolve("edited"), Files.readString(hub.file()).replace("k3y", "n3w"));
        Files.setLastModifiedTime(edited, before);
        Files.move(edited, hub.file(), StandardCopyOption.REPLACE_EXISTING);

        assertThat(settings.refresh()).isTrue();
        assertThat(acme().apiKey()).isEqualTo(new ApiKey("n3w"));
    }

    @Test
    void a_save_that_changes_nothing_of_ours_is_no_change() {
        hub.save(KEY, TEAM, "some.other = 1");

        assertThat(settings.refresh()).isFalse();
        assertThat(hub.context().resolvePropertyPlaceholders("{{some.other}}")).isEqualTo("1");
    }

    @Test
    void a_mistake_put_right_brings_the_integration_back() {
        hub.save(KEY, "clockify.integrations.acme.page-size = x");
        settings.refresh();
        assertThat(names()).isEmpty();

        hub.save(KEY, "clockify.integrations.acme.page-size = 5");
        settings.refresh();
        assertThat(settings.integrations().problems()).isEmpty();
        assertThat(names()).containsExactly("acme");
    }

    @Test
    void a_file_that_is_gone_leaves_in_force_what_it_said() throws IOException {
        Files.delete(hub.file());

        assertThat(settings.refresh()).isFalse();
        assertThat(names()).containsExactly("acme");
        assertThat(problems()).containsExactly(
                "file:" + hub.file() + " is gone: put it back; until then the settings read before stay in force");

        hub.save("clockify.integrations.beta.api-key = other");
        assertThat(settings.refresh()).isTrue();
        assertThat(names()).containsExactly("beta");
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_leaves_in_force_what_it_said() {
        hub.save("clockify.integrations.beta.api-key = \\user");

        assertThat(settings.refresh()).isFalse();
        assertThat(names()).containsExactly("acme");
        assertThat(problems()).containsExactly("file:" + hub.file() + " cannot be read: allow reading it, and write a backslash as two; "
                + "until then the settings read before stay in force");

        hub.save(KEY);
        settings.refresh();
        assertThat(problems()).isEmpty();
    }

    @Test
    void an_optional_file_that_appears_counts_and_its_absence_is_no_problem() throws Exception {
        Path first = folder.resolve("first (+).properties");
        Path second = Files.writeString(folder.resolve("second.properties"), KEY + "\nclockify.page-size = 10\n");
        CamelContext context = new DefaultCamelContext();
        try {
            context.getPropertiesComponent().setLocation("file:" + first + ";optional=true,file:" + second);
            context.start();
            ClockifySettings both = new ClockifySettings(context);
            both.refresh();
            assertThat(both.settingsFiles()).containsExactly(first, second);
            assertThat(both.integrations().problems()).isEmpty();
            assertThat(both.integration("acme")).map(Integration::pageSize).contains(10);

            Files.writeString(first, "clockify.page-size = 20\n");
            assertThat(both.refresh()).isTrue();
            assertThat(both.integrations().problems()).isEmpty();
            assertThat(both.integration("acme")).map(Integration::pageSize).contains(20);
        } finally {
            context.stop();
        }
    }

    @Test
    void settings_are_parsed_once_until_something_changes() {
        IntegrationsConfig parsed = settings.integrations();
        Integration acme = acme();

        settings.refresh();
        assertThat(settings.integrations()).isSameAs(parsed);
        assertThat(acme()).isSameAs(acme);

        hub.save(KEY, TEAM, "clockify.page-size = 10");
        assertThat(settings.integrations()).isSameAs(parsed);
        settings.refresh();
        assertThat(acme().pageSize()).isEqualTo(10);
    }

    @Test
    void properties_without_a_file_and_what_they_refer_to_count_at_the_next_refresh() {
        hub.context().getPropertiesComponent().addOverrideProperty("clockify.integrations.beta.api-key", "{{team.key}}");
        hub.context().getPropertiesComponent().addOverrideProperty("team.key", "first");
        settings.refresh();
        assertThat(settings.integration("beta").orElseThrow().apiKey()).isEqualTo(new ApiKey("first"));

        hub.context().getPropertiesComponent().addOverrideProperty("team.key", "second");
        System.setProperty("clockify.integrations.acme.page-size", "7");
        try {
            settings.refresh();
            assertThat(settings.integration("beta").orElseThrow().apiKey()).isEqualTo(new ApiKey("second"));
            assertThat(acme().pageSize()).isEqualTo(7);
        } finally {
            System.clearProperty("clockify.integrations.acme.page-size");
        }
    }

    @Test
    void an_integration_of_the_file_beside_the_settings_counts_from_the_next_refresh_and_nothing_else_of_it_does() throws IOException {
        Path beside = folder.resolve("integrations.properties");
        Files.writeString(beside, """
                clockify.integrations.beta.api-key = other
                clockify.integrations.acme.api-key = stolen
                clockify.integrations.acme.api-url = https://evil.example/api/v1
                clockify.page-size = 7
                some.password = x
                """);

        assertThat(settings.refresh()).isTrue();

        assertThat(names()).containsExactly("acme", "beta");
        assertThat(acme().apiKey()).isEqualTo(new ApiKey("k3y"));
        assertThat(acme().apiUrl()).hasHost("api.clockify.me");
        assertThat(acme().pageSize()).isEqualTo(1000);
        assertThat(hub.context().resolvePropertyPlaceholders("{{?some.password}}")).isNull();
        assertThat(settings.isEditable("beta")).isTrue();
        assertThat(settings.isEditable("acme")).isFalse();
        assertThat(problems()).anyMatch(problem -> problem.startsWith("clockify.page-size does not count in integrations.properties"))
                .anyMatch(problem -> problem.startsWith("clockify.integrations.acme stands in another place too"));

        Files.writeString(beside, "# nothing left\n");
        settings.refresh();
        assertThat(names()).containsExactly("acme");
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_key_in_a_mounted_file_is_read_again_when_it_changes() throws IOException {
        Path key = folder.resolve("mounted");
        hub.save("clockify.integrations.acme.api-key-file = mounted");
        settings.refresh();
        assertThat(problems()).singleElement().asString()
                .startsWith("clockify.integrations.acme.api-key-file names mounted, which cannot be read");

        Files.writeString(key, "first\n");
        settings.refresh();
        assertThat(acme().apiKey()).isEqualTo(new ApiKey("first"));
        Files.writeString(key, "second\n");
        settings.refresh();
        assertThat(acme().apiKey()).isEqualTo(new ApiKey("second"));

        hub.save("clockify.integrations.acme.api-key-file = mounted", "clockify.integrations.acme.api-key = third");
        settings.refresh();
        assertThat(problems()).singleElement().asString().contains("stands beside clockify.integrations.acme.api-key");
    }

    private Integration acme() {
        return settings.integration("acme").orElseThrow();
    }

    private List<String> names() {
        return settings.integrations().integrations().stream().map(Integration::name).toList();
    }

    private List<String> problems() {
        return settings.integrations().problems().stream().map(SettingProblem::toString).toList();
    }
}
