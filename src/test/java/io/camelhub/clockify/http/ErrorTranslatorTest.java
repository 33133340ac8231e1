package io.camelhub.clockify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.settings.ClockifySettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;

class ErrorTranslatorTest {

    private final ErrorTranslator translator = new ErrorTranslator(
            new ObjectMapper(), () -> Instant.EPOCH, new ClockifySettings(new DefaultCamelContext()));

    private String said(Exception fault) {
        return catchThrowable(() -> translator.translate(fault, "acme", "/user")).getMessage();
    }

    @Test
    void a_fault_of_the_network_is_said_in_words_and_not_by_the_name_of_a_class() {
        Map<IOException, String> words = Map.of(
                new NoHttpResponseException("api.clockify.me:443 failed to respond"), "the connection was closed before the answer came",
                new SocketTimeoutException("Read timed out"), "the answer did not come in time (Read timed out)",
                new SocketException("Connection reset"), "the connection was cut (Connection reset)",
                new ConnectException("Connection refused"), "Connection refused; let this machine reach it",
                new SSLException("Unsupported or unrecognized SSL message"), "no TLS connection comes about (Unsupported",
                new IOException((String) null), "the connection failed");

        words.forEach((fault, wanted) -> assertThat(said(fault)).startsWith("Clockify does not answer /user of integration acme: " + wanted)
                .doesNotContain("Exception"));
    }
}
