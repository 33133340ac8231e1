package io.camelhub.clockify.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When events arrive on a topic of Kafka, as somebody sees it who receives them. */
final class EventArrivals implements AutoCloseable {

    private final Map<String, Long> byText = new ConcurrentHashMap<>();
    private final Thread receiver;
    private volatile boolean closing;

    /** @param texts which part of an event's value tells it apart */
    private EventArrivals(String brokers, String topic, int partitions, UnaryOperator<String> texts) {
        receiver = new Thread(() -> receive(brokers, topic, partitions, texts), "receiver of " + topic);
        receiver.start();
    }

    /** Receives from now on. */
    static EventArrivals of(String brokers, String topic, int partitions, UnaryOperator<String> texts) {
        return new EventArrivals(brokers, topic, partitions, texts);
    }

    private void receive(String brokers, String topic, int partitions, UnaryOperator<String> texts) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, partitions).mapToObj(number -> new TopicPartition(topic, number)).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (!closing) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                records.forEach(record -> byText.putIfAbsent(texts.apply(record.value()), now));
            }
        }
    }

    /** When the first event with a text arrived, by {@link System#nanoTime}; null where none did yet. */
    Long of(String text) {
        return byText.get(text);
    }

    @Override
    public void close() {
        closing = true;
        try {
            receiver.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
