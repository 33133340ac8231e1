package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** All YAML of routes, shipped or shown, is in the full form, as Camel's canonical schema has it. Editors write that form, and newer Camels warn of the short one. */
class CanonicalYamlTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

    private static Schema schema;

    @BeforeAll
    static void read() throws IOException {
        // the POM unpacks it
        JsonNode canonical = JSON.readTree(Path.of("target/camel-schema/schema/camelYamlDsl-canonical.json").toFile());
        ObjectNode unmarshal =
                (ObjectNode) canonical.at("/items/definitions").get("org.apache.camel.model.UnmarshalDefinition");
        // Camel 4.22.0 wants all data formats at once (CAMEL-24482)
        assertThat(unmarshal.remove("required")).as("still wrong in this version of Camel").hasSizeGreaterThan(1);
        unmarshal.put("minProperties", 1);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(canonical.toString(), InputFormat.JSON);
    }

    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static List<String> mistakes(Object routes) {
        return schema.validate(JSON.valueToTree(routes).toString(), InputFormat.JSON).stream().map(Object::toString).toList();
    }

    private static Object routeOf(Object steps) {
        return List.of(Map.of("route", Map.of("from", Map.of("uri", "direct:steps", "steps", steps))));
    }

    static List<Path> files() throws IOException {
        return RoutesTest.files();
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/main/docs"))) {
            return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList();
        }
    }

    /** What a page shows of routes: whole ones, or steps that go into one. Its other YAML is of settings, and no list. */
    private static List<?> shown(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).results().map((MatchResult block) -> yaml(block.group(1)))
                .filter(List.class::isInstance)
                .map(block -> isSteps((List<?>) block) ? routeOf(block) : block)
                .toList();
    }

    private static boolean isSteps(List<?> block) {
        return !((Map<?, ?>) block.get(0)).keySet().equals(Set.of("route"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_file_of_routes_is_in_the_full_form(Path file) throws IOException {
        assertThat(mistakes(yaml(Files.readString(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void all_that_a_page_shows_of_routes_is_in_the_full_form(Path page) throws IOException {
        for (Object routes : shown(page)) {
            assertThat(mistakes(routes)).as("%s", routes).isEmpty();
        }
    }

    @Test
    void pages_show_routes_at_all() throws IOException {
        int shown = 0;
        for (Path page : pages()) {
            shown += shown(page).size();
        }

        assertThat(shown).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "- to: direct:there",
        "- log: what happened",
        "- setBody: {simple: '${null}'}",
        "- setBody: {expression: {simple: '${null}'}}",
        "- filter: {simple: '${body}', steps: []}",
        "- filter: {expression: {simple: {expression: '${body}'}}, steps: [{to: direct:there}]}",
        "- unmarshal: {}",
        "- unmarshal: {jason: {}}",
        "- no-step: {}"
    })
    void what_is_short_or_no_step_is_refused(String steps) {
        assertThat(mistakes(routeOf(yaml(steps)))).isNotEmpty();
    }
}
