package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.broker.Broker;
import io.camelhub.clockify.broker.Kafka;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The work over Apache Kafka. */
class KafkaWorkTest extends BrokerWorkTest {

    private Kafka kafka;

    @Override
    Broker startBroker() throws Exception {
        kafka = Kafka.open();
        return kafka;
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
}
