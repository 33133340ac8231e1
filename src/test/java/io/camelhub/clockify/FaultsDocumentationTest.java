package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of faults names tests that there are. */
class FaultsDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/faults.md");
    private static final Path TESTS = Path.of("src/test/java/io/camelhub/clockify");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| fault |"))
                .toList();
    }

    private static List<MatchResult> named(String row) {
        String[] cells = row.split(" \\| ");
        return NAMED.matcher(cells[cells.length - 1]).results().toList();
    }

    @Test
    void every_fault_names_a_test_that_there_is() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(20).allSatisfy(row -> {
            assertThat(row.split(" \\| ")).as("fault, what the plugin does, test").hasSize(3);
            assertThat(named(row)).isNotEmpty().allSatisfy(test -> {
                String method = test.group(2);
                assertThat(source(test.group(1))).containsPattern(
                        method == null ? "class " + test.group(1) + " " : "\\n    void " + method + "\\(");
            });
        });
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return Files.readString(files.filter(file -> file.endsWith(test + ".java")).findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + test)));
        }
    }
}
