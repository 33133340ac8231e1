package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file {@code application.properties} as it is delivered. */
class ShippedSettingsTest {

    private static final Path SHIPPED = Path.of("application.properties");
    private static final Pattern SWITCHED_OFF = Pattern.compile("#(clockify|camel)\\..*");

    @TempDir
    Path folder;

    @Test
    void without_a_key_it_says_just_that() throws Exception {
        assumeTrue(System.getenv("CLOCKIFY_API_KEY") == null, "this machine has a key");

        inMain(SHIPPED, context -> {
            IntegrationsConfig config = new ClockifySettings(context).integrations();
            assertThat(config.integrations()).isEmpty();
            assertThat(config.hasErrors()).isFalse();
            assertThat(config.problems()).extracting(SettingProblem::toString).containsExactly(
                    "clockify.integrations.main.api-key is not configured: "
                            + "set the environment variable CLOCKIFY_API_KEY, or delete the line");
        });
    }

    @Test
    void it_makes_a_hub_with_a_database_that_answers() throws Exception {
        inMain(SHIPPED, context -> {
            assertThat(context.getName()).isEqualTo("clockify");
            assertThat(context.getShutdownStrategy().getTimeout()).isEqualTo(45);
            HikariDataSource hub = hub(context);
            assertThat(hub.getMaximumPoolSize()).isEqualTo(12);
            assertThat(hub.getConnectionTimeout()).isEqualTo(10_000);
            hub.setJdbcUrl("jdbc:h2:file:" + folder.resolve("hub") + ";AUTO_SERVER=TRUE");
            try (hub; Connection connection = hub.getConnection()) {
                assertThat(connection.getMetaData().getUserName()).isEqualToIgnoringCase("sa");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void every_line_that_is_switched_off_is_right_when_switched_on() throws IOException {
        String[] lines = Files.readAllLines(SHIPPED).stream()
                .map(line -> SWITCHED_OFF.matcher(line).matches() ? line.substring(1) : line)
                .map(line -> line.replaceAll("\\{\\{env:(\\w+)}}", "$1"))
                // it stands instead of the line before it
                .filter(line -> !line.contains(".api-key-file"))
                .toArray(String[]::new);

        try (SettingsFileFixture hub = new SettingsFileFixture(folder, lines)) {
            IntegrationsConfig config = hub.settings().integrations();
            assertThat(config.problems()).isEmpty();
            assertThat(config.integrations()).extracting(Integration::name).containsExactly("main", "second");
        }
    }

    @Test
    void every_setting_has_a_line_and_a_line_that_is_switched_off_shows_the_default() throws IOException {
        Properties on = new Properties();
        on.load(Files.newBufferedReader(SHIPPED));
        Properties all = new Properties();
        try (Stream<String> lines = Files.lines(SHIPPED)) {
            List<String> uncommented =
                    lines.map(line -> SWITCHED_OFF.matcher(line).matches() ? line.substring(1) : line).toList();
            all.load(new StringReader(String.join("\n", uncommented)));
        }

        for (Setting setting : Setting.values()) {
            String property = setting.property().replace("<name>", "main");
            assertThat(all).containsKey(property);
            if (setting.ofHub() && setting.defaultValue().isPresent()) {
                assertThat(on).doesNotContainKey(property);
                assertThat(all).containsEntry(property, setting.defaultText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void every_other_database_takes_the_place_of_the_first(String url) throws Exception {
        Path file = folder.resolve("application.properties");
        Files.writeString(file, Files.readString(SHIPPED).replaceFirst("(?m)^camel\\.beans\\.hub\\.jdbc-url.*$", url));

        inMain(file, context -> assertThat("camel.beans.hub.jdbc-url = " + hub(context).getJdbcUrl()).isEqualTo(url));
    }

    static List<String> every_other_database_takes_the_place_of_the_first() throws IOException {
        List<String> urls = Arrays.stream(Files.readString(SHIPPED).split("\n"))
                .filter(line -> line.startsWith("#camel.beans.hub.jdbc-url"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(urls).hasSize(3);
        return urls;
    }

    private static HikariDataSource hub(CamelContext context) {
        return context.getRegistry().lookupByNameAndType("hub", HikariDataSource.class);
    }

    /** Without the routes, which have tests of their own. */
    private void inMain(Path file, Consumer<CamelContext> test) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + file);
        main.addOverrideProperty("camel.main.routes-include-pattern", "file:" + folder + "/*.camel.yaml");
        main.start();
        try {
            test.accept(main.getCamelContext());
        } finally {
            main.stop();
        }
    }
}
