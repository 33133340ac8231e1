package io.camelhub.clockify.model.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code explain.md} has each reason with its sentence. */
class ReasonDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/explain.md");

    @Test
    void each_reason_is_in_the_guide_with_its_sentence() throws IOException {
        String document = Files.readString(DOCUMENT);
        Object[] values = Pattern.compile("<(\\w+)>").matcher(document).results().map(MatchResult::group).distinct()
                .flatMap(name -> Arrays.stream(new Object[] {name.substring(1, name.length() - 1), name})).toArray();

        assertThat(Reason.values()).allSatisfy(reason -> assertThat(document).contains(
                "| `" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-') + "` | " + reason.of(values).words() + " |"));
    }
}
