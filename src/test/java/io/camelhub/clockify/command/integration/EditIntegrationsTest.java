package io.camelhub.clockify.command.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.integration.EditIntegrations.Outcome;
import io.camelhub.clockify.command.integration.EditIntegrations.Result;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a form of the console relies on: it read the file a while ago. */
class EditIntegrationsTest {

    private static final Order ORDER = new Order("Ada", "test");

    @TempDir
    private Path folder;

    private final CamelContext context = new DefaultCamelContext();
    private ClockifySettings settings;
    private EditIntegrations integrations;
    private Path file;

    @BeforeEach
    void hub() throws IOException {
        file = Files.writeString(folder.resolve("integrations.properties"), "clockify.integrations.acme.api-key = k3y\n");
        context.getPropertiesComponent().setLocation("file:" + Files.writeString(folder.resolve("application.properties"), ""));
        settings = new ClockifySettings(context);
        context.start();
        settings.refresh();
        integrations = new EditIntegrations(settings, null, null);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void over_what_somebody_else_saved_meanwhile_nothing_is_saved_and_both_versions_are_shown() throws IOException {
        String version = integrations.version();
        Files.writeString(file, "clockify.integrations.acme.api-key = secret\nclockify.integrations.acme.sync-every = 1h\n");

        Result result = integrations.edit(draft("2h"), version, ORDER);

        assertThat(result.outcome()).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(result.lines()).containsExactly("As it was read:", "  clockify.integrations.acme.api-key = ****", "As it is now:",
                "  clockify.integrations.acme.api-key = ****", "  clockify.integrations.acme.sync-every = 1h");
        assertThat(file).content().contains("= 1h");
        assertThat(integrations.edit(draft("2h"), integrations.version(), ORDER).outcome()).isEqualTo(Outcome.SAVED);
        assertThat(file).content().contains("= 2h");
        assertThat(settings.integration("acme").orElseThrow().syncEvery()).hasHours(2);
    }

    @Test
    void where_the_file_cannot_be_written_the_lines_to_paste_are_given_without_the_key() throws IOException {
        Path inFolderWhereNobodyCanMakeFiles = Path.of("/proc/self/comm");
        assumeTrue(Files.exists(inFolderWhereNobodyCanMakeFiles));
        Files.delete(file);
        Files.createSymbolicLink(file, inFolderWhereNobodyCanMakeFiles);

        Result result = integrations.enable("acme", false, ORDER);

        assertThat(result.outcome()).isEqualTo(Outcome.NOT_WRITABLE);
        assertThat(result.problems()).singleElement().asString().contains("cannot be written");
        assertThat(result.lines()).contains("clockify.integrations.acme.enabled = false").noneMatch(line -> line.contains("k3y"));
    }

    private static IntegrationDraft draft(String every) {
        return new IntegrationDraft("acme", "", Map.of(Setting.SYNC_EVERY, every));
    }
}
