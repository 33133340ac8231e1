package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointNameTest {

    @ParameterizedTest
    @CsvSource({
            "https://hooks.example.com/services/T0/secret?token=x, https://hooks.example.com/...",
            "https://hub.example.com, https://hub.example.com",
            "https://hub.example.com/, https://hub.example.com/",
            "https://user:secret@hub.example.com/a, https://hub.example.com/...",
            "smtps://user:p%40ss@mail.example.com:465?password=x&to=y, smtps://mail.example.com:465",
            "kafka:clockify?brokers=b:9092&saslJaasConfig=x, kafka:clockify",
            "seda:events, seda:events",
            "{{env:SECRET}}, ...",
    })
    void what_may_be_secret_is_left_out(String uri, String name) {
        assertThat(EndpointName.of(uri)).isEqualTo(name);
    }
}
