package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a Java process with environment variables of its own, since a running one cannot change its. */
class SettingsEnvironmentTest {

    @TempDir
    Path folder;

    @Test
    void the_environment_fills_placeholders_and_overrides_the_file() throws Exception {
        String said = run(
                Map.of("A_KEY", "key-a", "CLOCKIFY_INTEGRATIONS_B_B_API_KEY", "key-b", "CLOCKIFY_PAGE_SIZE", "77", "EMPTY_KEY", ""),
                "clockify.integrations.a.api-key = {{env:A_KEY}}",
                "clockify.integrations.b-b.api-key = key-of-the-file",
                "clockify.integrations.c.api-key = {{env:C_KEY:key-c}}",
                "clockify.integrations.d.api-key = {{env:EMPTY_KEY}}",
                "clockify.integrations.e.api-key = {{my.own}}",
                "my.own = {{env:A_KEY}}");

        assertThat(said).contains("a key-a 77", "b-b key-b 77", "c key-c 77", "e key-a 77");
        assertThat(said).contains("clockify.integrations.d.api-key is not configured: set the environment variable EMPTY_KEY");
    }

    @Test
    void a_key_is_not_in_camels_log_even_on_level_debug() throws Exception {
        String said = run(
                Map.of("A_KEY", "key-a", "CLOCKIFY_INTEGRATIONS_B_API_KEY", "key-b", "SILENT", "true"),
                "clockify.integrations.a.api-key = {{env:A_KEY}}",
                "clockify.integrations.b.api-key = key-of-the-file",
                "clockify.integrations.c.api-key = key-c",
                "clockify.page-size = 77");

        assertThat(said).contains("DEBUG org.apache.camel", "clockify.page-size with value: 77", "3 integrations");
        assertThat(said).doesNotContain("key-a", "key-b", "key-c", "key-of-the-file");
    }

    private String run(Map<String, String> environment, String... lines) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("application.properties"), String.join("\n", lines));
        Path logback = Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%level %logger %msg%n</pattern></encoder>
                  </appender>
                  <root level="DEBUG"><appender-ref ref="out"/></root>
                </configuration>
                """);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=" + logback,
                Tell.class.getName(), file.toString());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** The other process. */
    static final class Tell {

        public static void main(String[] args) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.getPropertiesComponent().setLocation("file:" + args[0]);
                context.start();
                ClockifySettings settings = new ClockifySettings(context);
                settings.refresh();
                IntegrationsConfig config = settings.integrations();
                System.out.println(config.integrations().size() + " integrations");
                if (System.getenv("SILENT") == null) {
                    config.integrations().forEach(i -> System.out.println(i.name() + " " + i.apiKey().reveal() + " " + i.pageSize()));
                }
                config.problems().forEach(System.out::println);
            }
        }
    }
}
