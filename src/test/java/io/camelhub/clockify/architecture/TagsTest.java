package io.camelhub.clockify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TagsTest {

    private static final Path TESTS = Path.of("src/test/java");

    /** The build runs those that are slow, and leaves out all others. */
    @Test
    void every_integration_test_is_tagged_as_slow() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> tests = files.filter(file -> file.toString().endsWith("IT.java")).toList();

            assertThat(tests).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file)).containsPattern("(?m)^@Tag\\(\"slow\"\\)$"));
        }
    }

    /** Jqwik reads its own tags alone: with those of JUnit a property runs in each build. */
    @Test
    void properties_are_tagged_with_jqwik_s_tags() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<String> tests = files.filter(file -> file.toString().endsWith("Test.java")).map(TagsTest::text)
                    .filter(text -> text.contains("import net.jqwik.api.Property;") && text.contains("@Tag(")).toList();

            assertThat(tests).hasSizeGreaterThan(2).allSatisfy(text -> assertThat(text).contains("import net.jqwik.api.Tag;"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
