package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for traces, as it stands in monitoring.md: its jars, its settings and its options, with the distribution as it was built. */
@Timeout(300)
@Tag("slow")
class TracingIT {

    private final World world = World.builder().seed(92).people(3).entries(40).build();

    @TempDir
    private Path folder;

    private static String documented(String language) throws IOException {
        String page = Files.readString(Path.of("src/main/docs/monitoring.md"));
        String section = page.substring(page.indexOf("## Traces\n"));
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section).results().findFirst().orElseThrow().group(1);
    }

    @Test
    void the_spans_of_a_sync_are_sent() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Nodes nodes = new Nodes(folder.resolve("nodes"), TestDatabases.empty(Dialect.POSTGRESQL), clockify)) {
            List<String> jars = List.of(documented("text").strip().split("\\s+"));
            nodes.addJars(jars);
            try (Stream<Path> shipped = Files.list(Distribution.FOLDER.resolve("lib"))) {
                assertThat(jars).doesNotContainAnyElementsOf(shipped.map(jar -> jar.getFileName().toString().replaceAll("-\\d[^/]*$", "")).toList());
            }
            Properties lines = new Properties();
            lines.load(new StringReader(documented("properties")));
            Map<String, String> settings = new HashMap<>();
            lines.forEach((name, value) -> settings.put(name.toString(), value.toString()));
            String options = documented("sh").replaceAll("(?s).*JAVA_OPTS='([^']*)'.*", "$1").replaceAll("\\s+", " ");
            assertThat(options).contains("http://collector.example.com:4318");

            Nodes.Node node = nodes.start(settings, Map.of("JAVA_OPTS", options.replace("http://collector.example.com:4318",
                    "http://127.0.0.1:" + collector.getAddress().getPort())));

            nodes.await("spans of a run", () -> String.join("", sent).contains("clockify-run"));
            assertThat(node.log()).doesNotContain("NoClassDefFoundError");
            assertThat(String.join("", sent)).as("keys are on no span").doesNotContain(world.adminKey()).contains("clockify-hub");
        } finally {
            collector.stop(0);
        }
    }
}
