package io.camelhub.clockify.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** Apache Kafka, one broker; the topic of the work has several partitions. */
public final class Kafka implements Broker {

    private static final String TOPIC = "clockify-work";
    private static final String GROUP = "clockify";

    /** Of each topic. */
    public static final int PARTITIONS = 12;

    private final KafkaClusterTestKit cluster;
    private final String address;

    private Kafka(KafkaClusterTestKit cluster) {
        this.cluster = cluster;
        this.address = cluster.bootstrapServers();
    }

    /** Starts one. */
    public static Kafka open() throws Exception {
        KafkaClusterTestKit cluster = new KafkaClusterTestKit.Builder(
                new TestKitNodes.Builder().setNumBrokerNodes(1).setNumControllerNodes(1).build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("num.partitions", String.valueOf(PARTITIONS))
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .build();
        cluster.format();
        cluster.startup();
        cluster.waitForReadyBrokers();
        return new Kafka(cluster);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("clockify.work.uri", "kafka:" + TOPIC + "?brokers=" + address + "&maxBlockMs=2000&requestTimeoutMs=2000"
                + "&deliveryTimeoutMs=4000&lingerMs=0");
    }

    /** Where it listens: host and port. */
    public String address() {
        return address;
    }

    @Override
    public void send(String text) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, text)).get();
        }
    }

    /** All messages about work that there were. */
    public List<ConsumerRecord<String, String>> records() throws Exception {
        return records(TOPIC, Map.of());
    }

    /** All messages of a topic, in the order of each partition. */
    public List<ConsumerRecord<String, String>> records(String topic) throws Exception {
        return records(topic, Map.of());
    }

    private List<ConsumerRecord<String, String>> records(String topic, Map<TopicPartition, OffsetAndMetadata> from) throws Exception {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            from.forEach((partition, offset) -> {
                if (offset != null) {
                    consumer.seek(partition, offset);
                }
            });
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            records.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
            return records;
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", address), new StringDeserializer(), new StringDeserializer());
    }

    @Override
    public List<String> waiting() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            Map<TopicPartition, OffsetAndMetadata> received = new HashMap<>();
            try {
                received.putAll(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get());
            } catch (ExecutionException e) {
                // nobody has received anything yet
            }
            return records(TOPIC, received).stream().map(ConsumerRecord::value).toList();
        }
    }

    @Override
    public int receivers() throws Exception {
        return members().size();
    }

    /** The ids of those who receive from it, which are others when they have left the group and joined it again. */
    public Set<String> members() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
            return group.groupState() == GroupState.STABLE
                    ? group.members().stream().map(MemberDescription::consumerId).collect(Collectors.toSet()) : Set.of();
        } catch (ExecutionException e) {
            // there is no such group yet
            return Set.of();
        }
    }

    @Override
    public Map<String, String> deadLetters(int number, Duration longest) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            Map<String, String> letters = new TreeMap<>();
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(TOPIC + "-dead-letter", partition)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + longest.toNanos();
            while (letters.size() < number && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> letters.put(record.value(),
                        new String(record.headers().lastHeader("clockifyReason").value(), StandardCharsets.UTF_8)));
            }
            return letters;
        }
    }

    @Override
    public void stop() {
        cluster.brokers().values().forEach(broker -> broker.shutdown());
    }

    @Override
    public void start() throws Exception {
        cluster.brokers().values().forEach(broker -> broker.startup());
        cluster.waitForReadyBrokers();
    }

    @Override
    public void close() {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
