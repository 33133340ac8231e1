package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkUriTest {

    @ParameterizedTest
    @ValueSource(strings = {"jms:queue:work", "activemq6:work", "amqp:queue:work?connectionFactory=#mine", "kafka:work", "kafka:work?brokers=b:9092"})
    void jms_and_kafka_are_brokers(String uri) {
        assertThat(new WorkUri(uri).isOfBroker()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda:clockify-work", "direct:my-queue", "kafkaesque:work", "https://jms:443/work"})
    void what_is_no_broker_is_left_to_routes_of_one_s_own(String uri) {
        assertThat(new WorkUri(uri).isOfBroker()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
            "jms:queue:work, jms:queue:work?disableReplyTo=true",
            "jms:queue:work?connectionFactory=#a, jms:queue:work?connectionFactory=#a&disableReplyTo=true",
            "kafka:work, kafka:work?autoOffsetReset=earliest&groupId=clockify&maxPollRecords=4",
            "kafka:work?brokers=b:9092&groupId=mine, kafka:work?brokers=b:9092&groupId=mine&autoOffsetReset=earliest&maxPollRecords=4",
            "kafka:work?maxPollRecords=1&autoOffsetReset=latest&groupId=g, kafka:work?maxPollRecords=1&autoOffsetReset=latest&groupId=g",
    })
    void a_node_receives_with_what_the_settings_say_and_with_what_it_needs(String uri, String receiving) {
        assertThat(new WorkUri(uri).toReceive()).isEqualTo(receiving);
    }

    @ParameterizedTest
    @CsvSource({
            "jms:queue:work, 0",
            "kafka:work, 37500",
            "kafka:work?maxPollRecords=1&brokers=b:9092, 150000",
            "kafka:work?brokers=b:9092&maxPollIntervalMs=8000, 1000",
            "kafka:work?maxPollIntervalMs=soon&maxPollRecords=0, 37500",
    })
    void a_message_waits_for_a_place_for_half_of_its_part_of_the_time_between_two_polls_of_kafka(String uri, long millis) {
        assertThat(new WorkUri(uri).placeTimeout()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void dead_letters_go_beside_the_work() {
        assertThat(new WorkUri("jms:queue:work").deadLetters()).isEqualTo("jms:queue:work-dead-letter");
        assertThat(new WorkUri("kafka:work?brokers=b:9092").deadLetters()).isEqualTo("kafka:work-dead-letter?brokers=b:9092");
    }
}
