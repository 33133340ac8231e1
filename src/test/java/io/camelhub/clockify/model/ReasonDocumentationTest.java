package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code explain.md} says of each reason what helps; its sentence is what {@code explain} prints. */
class ReasonDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/explain.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\|[^|]*\\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

    @Test
    void each_reason_is_in_the_guide_once_and_there_is_no_other() throws IOException {
        String document = Files.readString(DOCUMENT);
        String table = document.substring(document.indexOf("| it says | reasons | what helps |\n"), document.indexOf("\nThe sources of a change"));

        List<String> named = ROW.matcher(table).results().flatMap(row -> NAME.matcher(row.group(1)).results()).map(name -> name.group(1)).toList();

        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                Arrays.stream(Reason.values()).map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList());
    }
}
