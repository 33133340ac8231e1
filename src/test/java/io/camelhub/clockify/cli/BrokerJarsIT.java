package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.broker.Artemis;
import io.camelhub.clockify.broker.Broker;
import io.camelhub.clockify.broker.Kafka;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars that the documents have put into {@code ext/} for a broker, with the distribution as it was built: for work, and for events. */
@Timeout(300)
@Tag("slow")
class BrokerJarsIT {

    private static final int ENTRIES = 40;

    private final World world = World.builder().seed(91).people(3).entries(ENTRIES).build();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"camel-jms", "camel-kafka"})
    void none_of_them_is_in_the_distribution_where_it_would_hide_another_version(String component) throws IOException {
        try (Stream<Path> jars = Files.list(Distribution.FOLDER.resolve("lib"))) {
            List<String> shipped = jars.map(jar -> jar.getFileName().toString().replaceAll("-\\d[^/]*$", "")).toList();
            assertThat(shipped).contains("netty-common", "micrometer-commons");
            assertThat(NodesIT.documentedJars(component)).isNotEmpty().doesNotContainAnyElementsOf(shipped);
        }
        // Spring's own stands in for it, and is shipped
        assertThat(NodesIT.documentedJars(component)).doesNotContain("commons-logging");
    }

    @Test
    void with_those_for_artemis_work_and_events_go_over_it() throws Exception {
        try (Artemis artemis = Artemis.open(folder.resolve("artemis"))) {
            assertEvents("camel-jms", artemis, "jms:queue:clockify-events?connectionFactory=#artemisPool",
                    () -> artemis.take("clockify-events", ENTRIES, Duration.ofSeconds(60)).size());
        }
    }

    @Test
    void with_those_for_kafka_work_and_events_go_over_it() throws Exception {
        try (Kafka kafka = Kafka.open()) {
            assertEvents("camel-kafka", kafka, "kafka:clockify-events?brokers=" + kafka.address(), () -> kafka.records("clockify-events").size());
        }
    }

    private void assertEvents(String component, Broker broker, String uri, Callable<Integer> received) throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Nodes nodes = new Nodes(folder.resolve("nodes"), TestDatabases.empty(Dialect.POSTGRESQL), clockify)) {
            nodes.addJars(NodesIT.documentedJars(component));
            Map<String, String> settings = new HashMap<>(broker.settings());
            settings.put("clockify.events.uri", uri);
            settings.put("clockify.events.backfill", "true");
            Nodes.Node node = nodes.start(settings);
            nodes.await("the sync", () -> node.log().contains("Synced "));
            await().atMost(Duration.ofSeconds(90)).until(() -> received.call() >= ENTRIES);
            assertThat(node.log()).doesNotContain("NoClassDefFoundError", "NoSuchMethodError", "ClassNotFoundException");
        }
    }
}
