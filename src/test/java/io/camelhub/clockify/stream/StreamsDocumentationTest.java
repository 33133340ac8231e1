package io.camelhub.clockify.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code streams.md}: short, with an example that is right, and with every key that a file may have. */
class StreamsDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/streams.md");
    private static final int MOST_WORDS = 900;
    private static final Pattern CODE = Pattern.compile("`(?:read)?\\.?([a-z-]+)`");

    private static void keys(JsonNode schema, Set<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        if (schema.path("enum").isArray()) {
            schema.get("enum").forEach(word -> keys.add(word.asText()));
        }
        schema.forEach(part -> keys(part, keys));
    }

    @Test
    void it_names_every_key_and_every_word_of_the_format() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (InputStream file = StreamParser.class.getResourceAsStream("/clockify/streams/stream.schema.json")) {
            keys(new ObjectMapper().readTree(file), keys);
        }
        Set<String> named = CODE.matcher(Files.readString(DOCUMENT)).results().map(code -> code.group(1)).collect(Collectors.toSet());

        assertThat(keys).contains("stream", "newest", "compare", "last-page", "duration");
        assertThat(named).containsAll(keys);
    }

    @Test
    void its_example_is_without_a_mistake_and_it_is_read_in_some_minutes() throws IOException {
        String page = Files.readString(DOCUMENT);

        assertThat(page.strip().split("\\s+")).hasSizeLessThanOrEqualTo(MOST_WORDS);
        assertThat(StreamParser.parse("example", page.split("```yaml\n")[1].split("```")[0]).mistakes()).isEmpty();
    }
}
