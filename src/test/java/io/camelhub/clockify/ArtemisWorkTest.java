package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.broker.Artemis;
import io.camelhub.clockify.broker.Broker;
import io.camelhub.clockify.outbox.OutboxRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work over ActiveMQ Artemis. */
@Tag("slow")
class ArtemisWorkTest extends BrokerWorkTest {

    @TempDir
    private Path folder;

    @Override
    Broker startBroker() throws Exception {
        return Artemis.open(folder);
    }

    @Test
    void events_keep_the_order_of_their_entry_and_bear_headers_that_jms_takes() throws Exception {
        Map<String, String> recipe = RecipesTest.settings("Send events to a queue of JMS");
        try (Artemis artemis = Artemis.open(folder.resolve("events"))) {
            recipe.computeIfPresent("camel.beans.broker", (name, bean) -> bean.replace("tcp://broker.example.com:61616", artemis.url()));
            assertEvents(artemis, recipe);
        }
    }

    private void assertEvents(Artemis artemis, Map<String, String> settings) throws Exception {
        try (Hub hub = eventsHub(artemis, settings)) {
            List<String> ids = OutboxRows.insert(hub, 400, 20);

            List<Map<String, Object>> events = artemis.take("clockify-events", 400, Duration.ofSeconds(30));

            assertThat(OutboxRows.byKey(events.stream().map(event -> event.get("ce_id").toString()).toList())).isEqualTo(OutboxRows.byKey(ids));
            Map<String, Object> event = events.stream().filter(one -> one.get("ce_id").equals("k7-27")).findFirst().orElseThrow();
            assertThat(event).containsEntry("ce_specversion", "1.0").containsEntry("ce_source", "/clockify/5a").containsEntry("ce_subject", "k7")
                    .containsEntry("ce_type", "clockify.time-entry.updated").containsEntry("ce_time", "2026-11-20T09:59:59.500Z")
                    .containsEntry("ce_dataschema", "urn:camelhub:clockify:time-entry:1").containsEntry("JMSXGroupID", "5a:k7")
                    .hasEntrySatisfying("ce_sequence", number -> assertThat(number.toString()).matches("\\d{19}"))
                    .containsEntry("content_HYPHEN_type", "application/json").doesNotContainKey("ce_replay");
            assertThat(event.get("body").toString().replace(" ", "")).isEqualTo("{\"id\":\"k7-27\"}");
            await().until(() -> hub.count("select count(*) from clockify_outbox") == 0);

            OutboxRows.insert(hub, "again", "5a:k1", true);
            assertThat(artemis.take("clockify-events", 1, Duration.ofSeconds(30))).singleElement().satisfies(again ->
                    assertThat(again).containsEntry("ce_id", "again").containsEntry("ce_replay", "true"));
        }
    }

    @Test
    void an_object_is_not_deserialized_and_holds_up_nothing() throws Exception {
        try (Artemis artemis = Artemis.open(folder.resolve("other")); Hub hub = hub(artemis)) {
            artemis.send(new java.util.ArrayList<>());
            artemis.send("no work");
            assertThat(artemis.deadLetters(1, Duration.ofSeconds(30))).containsKey("no work");
            assertThat(hub.failures()).isEmpty();
        }
    }
}
