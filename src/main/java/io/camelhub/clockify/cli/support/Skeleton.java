package io.camelhub.clockify.cli.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a command printed as JSON, without its texts: numbers, times, ids of Clockify's, names of integrations and the plugin's own words
 * stay, of all else it is only said that there is something.
 */
final class Skeleton {

    private static final String TEXT = "(text)";
    /** Fields whose value is a word of the plugin's, of Clockify's or of the database's, and never what somebody wrote. */
    private static final Set<String> WORDS = Set.of("state", "health", "kind", "outcome", "read_by", "changes_by", "waits_on", "why", "event", "plan", "product",
            "version", "request");
    private static final Pattern HARMLESS = Pattern.compile("[0-9a-f]{24}|-?\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+(?:Z|[+-][\\d:]+))?|P[\\dDTHMS.]+|-?\\d+(?:\\.\\d+)?|");

    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> integrations;

    /** @param integrations their names, which stay */
    Skeleton(Collection<String> integrations) {
        this.integrations = Set.copyOf(integrations);
    }

    /** The JSON without its texts; a sentence where it is none. */
    String of(String printed) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(bare("", json.readTree(printed))) + "\n";
        } catch (JsonProcessingException e) {
            return "the command printed no JSON\n";
        }
    }

    private JsonNode bare(String field, JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode bare = json.createObjectNode();
            object.properties().forEach(one -> bare.set(one.getKey(), bare(one.getKey(), one.getValue())));
            return bare;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode bare = json.createArrayNode();
            array.forEach(one -> bare.add(bare(field, one)));
            return bare;
        }
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue();
        boolean stays = WORDS.contains(field) || integrations.contains(text) || HARMLESS.matcher(text).matches();
        return stays ? value : TextNode.valueOf(TEXT);
    }
}
