package io.camelhub.clockify.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HubRoutesTest {

    @Test
    void what_is_left_out_is_there_under_that_name() throws IOException {
        StringBuilder rest = new StringBuilder();
        try (var files = Files.newDirectoryStream(Path.of("routes"), "*.yaml")) {
            for (Path file : files) {
                if (!HubRoutes.FILES.contains(file.getFileName().toString().replace(".camel.yaml", ""))) {
                    rest.append(Files.readString(file));
                }
            }
        }

        assertThat(HubRoutes.FILES).allMatch(file -> Files.exists(Path.of("routes", file + ".camel.yaml")));
        assertThat(HubRoutes.ROUTES).allMatch(route -> rest.toString().contains("    id: " + route + "\n"));
    }
}
