package io.camelhub.clockify.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire, and how. */
record Answer(int status, String contentType, Map<String, String> headers, byte[] body, Delivery delivery, Duration delay) {

    /** Whole, cut off by a reset half-way, or not at all until the client gives up (or the delay is over); bit by bit, or again and again. */
    enum Delivery { WHOLE, RESET_HALFWAY, HANG, TRICKLE, FLOOD }

    static Answer json(byte[] body) {
        return new Answer(200, "application/json", Map.of(), body, Delivery.WHOLE, Duration.ZERO);
    }

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE, Duration.ZERO);
    }

    Answer withStatus(int other) {
        return new Answer(other, contentType, headers, body, delivery, delay);
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, more, body, delivery, delay);
    }

    Answer withBody(byte[] other) {
        return new Answer(status, contentType, headers, other, delivery, delay);
    }

    Answer with(Delivery other) {
        return new Answer(status, contentType, headers, body, other, delay);
    }

    Answer after(Duration more) {
        return new Answer(status, contentType, headers, body, delivery, delay.plus(more));
    }
}
