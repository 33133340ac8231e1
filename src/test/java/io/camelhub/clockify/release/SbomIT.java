package io.camelhub.clockify.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of what the distribution is made of. */
class SbomIT {

    private static final Path DISTRIBUTION = Path.of("target/clockify-plugin");

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

    /** The file name of a component, which its package URL may give a classifier. */
    private static String jar(JsonNode component) {
        String classifier = component.path("purl").asText().replaceFirst(".*[?&]classifier=([^&]+).*|.*", "$1");
        return component.get("name").asText() + "-" + component.get("version").asText() + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }
}
