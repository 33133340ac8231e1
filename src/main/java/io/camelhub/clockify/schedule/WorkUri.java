package io.camelhub.clockify.schedule;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The endpoint of work messages.
 *
 * @param uri with or without parameters, such as {@code jms:queue:clockify-work}
 */
@Decision
record WorkUri(String uri) {

    private static final Set<String> JMS = Set.of("jms", "activemq", "activemq6", "amqp");

    private static final int KAFKA_POLL_RECORDS = 4;

    /** Kafka's own default. */
    private static final int KAFKA_POLL_INTERVAL_MILLIS = 300_000;

    /** The parameters with which Kafka consumers share a topic between nodes fairly. */
    private static final Map<String, String> KAFKA_CONSUMER = new TreeMap<>(Map.of(
            "groupId", "clockify", "autoOffsetReset", "earliest", "maxPollRecords", String.valueOf(KAFKA_POLL_RECORDS)));

    /** Messages must not request a reply. */
    private static final Map<String, String> JMS_CONSUMER = Map.of("disableReplyTo", "true");

    /** Whether it is a broker's queue or topic that nodes can share: JMS with one of its components, or Kafka. */
    boolean isOfBroker() {
        return JMS.contains(scheme()) || isKafka();
    }

    /** The endpoint to receive from; parameters in the settings override the defaults. */
    String toReceive() {
        StringBuilder receiving = new StringBuilder(uri);
        (isKafka() ? KAFKA_CONSUMER : JMS_CONSUMER).forEach((name, value) -> {
            if (!parameters().matches("(.*&)?" + name + "=.*")) {
                receiving.append(receiving.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
            }
        });
        return receiving.toString();
    }

    /**
     * How long a received message may wait for a worker slot; zero for no limit. A Kafka consumer loses its partitions if it does not poll in time,
     * and polls only after it has processed all fetched messages; half of that time is left for other waits, such as for the database.
     */
    Duration placeTimeout() {
        return isKafka()
                ? Duration.ofMillis(number("maxPollIntervalMs", KAFKA_POLL_INTERVAL_MILLIS)).dividedBy(2 * number("maxPollRecords", KAFKA_POLL_RECORDS))
                : Duration.ZERO;
    }

    /** The number in the settings, otherwise the default. */
    private long number(String parameter, long otherwise) {
        Matcher said = Pattern.compile("(?:^|&)" + parameter + "=([1-9]\\d{0,9})(?:&|$)").matcher(parameters());
        return said.find() ? Long.parseLong(said.group(1)) : otherwise;
    }

    /** The endpoint for messages that are not work messages. */
    String deadLetters() {
        return uri.split("\\?", 2)[0] + "-dead-letter" + (parameters().isEmpty() ? "" : "?" + parameters());
    }

    private boolean isKafka() {
        return scheme().equals("kafka");
    }

    private String scheme() {
        return uri.split(":", 2)[0];
    }

    private String parameters() {
        String[] parts = uri.split("\\?", 2);
        return parts.length == 2 ? parts[1] : "";
    }
}
