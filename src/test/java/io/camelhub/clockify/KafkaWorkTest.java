package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.broker.Broker;
import io.camelhub.clockify.broker.Kafka;
import io.camelhub.clockify.outbox.OutboxRows;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.watch.RecordedLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The work over Apache Kafka; its outages, which ActiveMQ Artemis has at each build, are tests of endurance. */
@Tag("slow")
class KafkaWorkTest extends BrokerWorkTest {

    private Kafka kafka;

    @Override
    Broker startBroker() throws Exception {
        kafka = Kafka.open();
        return kafka;
    }

    @Test
    void events_keep_the_order_of_their_entry_and_bear_the_headers_of_a_cloud_event() throws Exception {
        Map<String, String> recipe = RecipesTest.settings("Send events to Kafka");
        recipe.computeIfPresent("clockify.events.uri", (name, uri) -> uri.replace("kafka.example.com:9092", kafka.address()));
        try (Hub hub = eventsHub(kafka, recipe)) {
            List<String> ids = OutboxRows.insert(hub, 400, 20);
            await().atMost(Duration.ofSeconds(60)).until(() -> hub.count("select count(*) from clockify_outbox") == 0);

            List<ConsumerRecord<String, String>> records = kafka.records("clockify-events");

            assertThat(records).allMatch(record -> record.key().equals("5a:" + OutboxRows.key(header(record, "ce_id"))));
            assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSizeGreaterThan(1);
            Map<String, List<String>> byKey = records.stream().sorted(Comparator.comparing(ConsumerRecord::offset))
                    .map(record -> header(record, "ce_id")).collect(Collectors.groupingBy(OutboxRows::key));
            assertThat(byKey).isEqualTo(OutboxRows.byKey(ids));
            ConsumerRecord<String, String> event = records.stream().filter(one -> header(one, "ce_id").equals("k7-27")).findFirst().orElseThrow();
            assertThat(event.headers()).extracting(Header::key).containsExactlyInAnyOrder("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject",
                    "ce_time", "ce_sequence", "ce_dataschema", "content-type", "JMSXGroupID");
            assertThat(header(event, "ce_source")).isEqualTo("/clockify/5a");
            assertThat(header(event, "content-type")).isEqualTo("application/json");
            assertThat(event.value().replace(" ", "")).isEqualTo("{\"id\":\"k7-27\"}");

            OutboxRows.insert(hub, "again", "5a:k1", true);
            await().atMost(Duration.ofSeconds(60)).until(() -> hub.count("select count(*) from clockify_outbox") == 0);
            assertThat(kafka.records("clockify-events")).filteredOn(one -> header(one, "ce_id").equals("again")).singleElement()
                    .satisfies(again -> assertThat(header(again, "ce_replay")).isEqualTo("true"));
        }
    }

    @Override
    @Test
    @Tag("endurance")
    void a_broker_that_is_away_costs_nothing_but_the_delay() throws Exception {
        super.a_broker_that_is_away_costs_nothing_but_the_delay();
    }

    @Override
    @Test
    @Tag("endurance")
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void a_broker_that_is_away_for_longer_than_anything_waits_for_it_fills_neither_log_nor_memory() throws Exception {
        super.a_broker_that_is_away_for_longer_than_anything_waits_for_it_fills_neither_log_nor_memory();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void messages_about_one_workspace_keep_their_order() throws Exception {
        try (Hub hub = hub(kafka)) {
            awaitAllSynced(hub, 12);
        }
        Map<String, Set<Integer>> partitions = kafka.records().stream()
                .collect(Collectors.groupingBy(ConsumerRecord::key, Collectors.mapping(ConsumerRecord::partition, Collectors.toSet())));
        assertThat(partitions).as("a key for each workspace, and one for the key of the integration").hasSize(13).containsKey("acme");
        assertThat(partitions.values()).allMatch(of -> of.size() == 1);
        assertThat(kafka.records()).allMatch(record -> record.value().contains("\"" + record.key() + "\""));
    }

    @Test
    void syncs_that_take_longer_than_the_broker_waits_cost_no_node_its_place_in_the_group_and_are_done_once() throws Exception {
        List<String> workspaces = world.workspaceIds().subList(0, 5);
        simulator.behaviour().latency(Duration.ofMillis(1000));
        Map<String, String> slow = Map.of(
                "clockify.work.uri", kafka.settings().get("clockify.work.uri") + "&maxPollIntervalMs=5000",
                "clockify.parallel-workspaces", "1",
                "clockify.integrations.acme.team-ids", String.join(",", workspaces));
        try (RecordedLog coordinator = RecordedLog.of("org.apache.kafka.clients.consumer.internals", Level.WARN);
                Hub one = hub(kafka, slow); Hub other = hub(kafka, slow)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> kafka.receivers() == 2);
            Set<String> members = kafka.members();
            coordinator.clear();

            awaitAllSynced(one, workspaces.size());

            assertThat(Stream.concat(one.runs().stream(), other.runs().stream()).map(RunSummary::took))
                    .as("a sync takes longer than the broker waits").anyMatch(took -> took.toMillis() > 5000);
            assertThat(kafka.members()).as("the members of the group, from first to last").isEqualTo(members);
            assertThat(coordinator.lines()).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
            assertTruth(one, workspaces);
            assertOnce(one, workspaces);
            assertThat(one.failures()).isEmpty();
            assertThat(other.failures()).isEmpty();
        }
    }
}
