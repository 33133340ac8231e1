package io.camelhub.clockify.schedule;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint for work, as the settings name it.
 *
 * @param uri with parameters or without, such as {@code jms:queue:clockify-work}
 */
@Decision
record WorkUri(String uri) {

    private static final Set<String> JMS = Set.of("jms", "activemq", "activemq6", "amqp");

    private static final int KAFKA_POLL_RECORDS = 4;

    /** Kafka's own default. */
    private static final int KAFKA_POLL_INTERVAL_MILLIS = 300_000;

    /** What a consumer of Kafka needs in order to share its topic with the other nodes, and to leave them their part of it. */
    private static final Map<String, String> KAFKA_CONSUMER = new TreeMap<>(Map.of(
            "groupId", "clockify", "autoOffsetReset", "earliest", "maxPollRecords", String.valueOf(KAFKA_POLL_RECORDS)));

    /** Nobody is to be answered, whatever a message asks for. */
    private static final Map<String, String> JMS_CONSUMER = Map.of("disableReplyTo", "true");

    /** Whether it is a queue or topic of a broker that nodes can share: JMS in one of its components, or Kafka. */
    boolean isOfBroker() {
        return JMS.contains(scheme()) || isKafka();
    }

    /** The endpoint to receive from: what the settings say counts before what a node needs. */
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
     * How long a message that was received may wait for a place in this process, zero for as long as it takes. A consumer of Kafka loses
     * its part of the topic where it does not poll within a time, and polls again when it is done with all that it has fetched; half of
     * the time is left for other waits, such as for the database.
     */
    Duration placeTimeout() {
        return isKafka()
                ? Duration.ofMillis(number("maxPollIntervalMs", KAFKA_POLL_INTERVAL_MILLIS)).dividedBy(2 * number("maxPollRecords", KAFKA_POLL_RECORDS))
                : Duration.ZERO;
    }

    /** What the settings say, where that is a number. */
    private long number(String parameter, long otherwise) {
        Matcher said = Pattern.compile("(?:^|&)" + parameter + "=([1-9]\\d{0,9})(?:&|$)").matcher(parameters());
        return said.find() ? Long.parseLong(said.group(1)) : otherwise;
    }

    /** The endpoint beside it, for what is no message about work. */
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
