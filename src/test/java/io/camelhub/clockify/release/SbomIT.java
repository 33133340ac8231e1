package io.camelhub.clockify.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of what the distribution is made of. */
@Tag("slow")
class SbomIT {

    private static final Path DISTRIBUTION = Path.of("target/clockify-plugin");

    /** By the beginning of group and name: the first version without the holes that were known when this was written last, 2026-12-02. */
    private static final Map<String, String> CLOSED_SINCE = Map.ofEntries(
            Map.entry("ch.qos.logback:logback-", "1.5.25"),
            Map.entry("com.fasterxml.jackson.core:jackson-core", "2.21.1"),
            Map.entry("io.netty:netty-", "4.1.137.Final"),
            Map.entry("io.vertx:vertx-", "4.5.27"),
            Map.entry("net.minidev:json-smart", "2.5.2"),
            Map.entry("org.apache.commons:commons-lang3", "3.18.0"),
            Map.entry("org.apache.httpcomponents.client5:httpclient5", "5.4.3"),
            Map.entry("org.postgresql:postgresql", "42.7.7"),
            Map.entry("org.springframework:spring-core", "6.2.11"));

    /** What its dependencies would bring, and nothing loads. */
    private static final List<String> NEVER_LOADED = List.of("c3p0", "mchange-commons-java", "netty-tcnative-classes", "vertx-auth-jwt", "vertx-auth-properties");

    @Test
    void the_sbom_names_each_jar_of_the_distribution_and_no_other() throws Exception {
        assertThat(DISTRIBUTION.resolve("sbom.json")).as("which Maven makes with the network alone: build without -o").exists();
        JsonNode sbom = new ObjectMapper().readTree(DISTRIBUTION.resolve("sbom.json").toFile());
        List<String> named = new ArrayList<>();
        named.add(jar(sbom.at("/metadata/component")));
        for (JsonNode component : sbom.get("components")) {
            named.add(jar(component));
            assertThat(component.get("hashes")).as(component.get("name").asText()).isNotEmpty();
        }
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
            assertThat(named).containsExactlyInAnyOrderElementsOf(jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> jar.endsWith(".jar") && !jar.equals("clockify-simulator.jar")).toList());
        }
        assertThat(sbom.get("bomFormat").asText()).isEqualTo("CycloneDX");
    }

    @Test
    void nothing_in_it_is_older_than_the_version_that_closed_a_known_hole_and_nothing_is_there_that_nobody_loads() throws Exception {
        JsonNode sbom = new ObjectMapper().readTree(DISTRIBUTION.resolve("sbom.json").toFile());
        Set<String> checked = new HashSet<>();
        for (JsonNode component : sbom.get("components")) {
            String name = component.get("group").asText() + ":" + component.get("name").asText();
            assertThat(component.get("name").asText()).isNotIn(NEVER_LOADED);
            CLOSED_SINCE.forEach((start, closed) -> {
                if (name.startsWith(start)) {
                    checked.add(start);
                    assertThat(Version.parse(component.get("version").asText())).as(name).isGreaterThanOrEqualTo(Version.parse(closed));
                }
            });
        }
        assertThat(checked).as("what is checked is there").isEqualTo(CLOSED_SINCE.keySet());
    }

    /** The file name of a component, which its package URL may give a classifier. */
    private static String jar(JsonNode component) {
        String classifier = component.path("purl").asText().replaceFirst(".*[?&]classifier=([^&]+).*|.*", "$1");
        return component.get("name").asText() + "-" + component.get("version").asText() + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }
}
