package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Says the same in other JSON, where the switches want that. */
final class Rewording {

    private static final Pattern TIME = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(Z|[+-]\\d\\d:\\d\\d)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Behaviour behaviour;

    Rewording(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    Answer of(Answer answer) {
        Answer reworded = answer;
        if (behaviour.has(Quirk.NULLS_LEFT_OUT)) {
            reworded = reworded.withBody(withoutNulls(reworded.body()));
        }
        if (behaviour.has(Quirk.TIMES_WITH_FRACTION)) {
            String text = new String(reworded.body(), StandardCharsets.UTF_8);
            reworded = reworded.withBody(TIME.matcher(text).replaceAll("\"$1.000$2\"").getBytes(StandardCharsets.UTF_8));
        }
        return reworded;
    }

    private static byte[] withoutNulls(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            prune(tree);
            return JSON.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(Rewording::prune);
    }
}
