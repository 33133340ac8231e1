package io.camelhub.clockify.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadPropertiesTest {

    private static final URL IN_A_JAR = url("jar:file:/srv/host.jar!/application.properties");

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> files(String... names) {
        return Stream.of(names).map(Path::of).toList();
    }

    @Test
    void files_named_for_the_plugin_take_the_place_of_the_host_s_own() {
        assertThat(UnreadProperties.problem(List.of("file:application.properties", "file:more.properties;optional=true"),
                files("application.properties", "more.properties"), IN_A_JAR)).contains(
                "The application.properties of the class path is not read, as Camel's properties are taken from file:application.properties, "
                        + "file:more.properties;optional=true alone: if the host needs it, name it as well, behind them: "
                        + "classpath:application.properties;optional=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classpath:application.properties", "classpath:application.properties;optional=true", "application.properties"})
    void nothing_is_wrong_where_the_host_s_own_is_named_too(String named) {
        assertThat(UnreadProperties.problem(List.of("file:clockify.properties", named), files("clockify.properties"), IN_A_JAR)).isEmpty();
    }

    @Test
    void nothing_is_wrong_where_the_file_that_is_named_is_the_one_on_the_class_path() throws Exception {
        URL file = Path.of("my conf/application.properties").toUri().toURL();

        assertThat(UnreadProperties.problem(List.of("file:my conf/../my conf/application.properties"),
                files("my conf/../my conf/application.properties"), file)).isEmpty();
        assertThat(UnreadProperties.problem(List.of("file:other/application.properties"), files("other/application.properties"), file)).isPresent();
    }

    @Test
    void nothing_is_wrong_where_the_host_has_no_such_file_or_names_none() {
        assertThat(UnreadProperties.problem(List.of("file:clockify.properties"), files("clockify.properties"), null)).isEmpty();
        assertThat(UnreadProperties.problem(List.of(), List.of(), IN_A_JAR)).isEmpty();
    }
}
