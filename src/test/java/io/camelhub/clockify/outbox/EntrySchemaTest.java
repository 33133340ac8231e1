package io.camelhub.clockify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.model.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema of the event of a time entry: what it says of the columns follows from {@link Column}. */
class EntrySchemaTest {

    private static final Path SCHEMA = Path.of("src/main/resources/clockify/events/time-entry.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The columns of the view, which may be told as they were before, stand where they are; those of the table beside them come after. */
    @Test
    void it_has_each_column_with_its_type() throws IOException {
        JsonNode is = JSON.readTree(Files.readString(SCHEMA));
        ObjectNode should = is.deepCopy();
        ObjectNode properties = (ObjectNode) should.get("properties");
        ObjectNode previous = (ObjectNode) properties.remove("previous");
        ArrayNode required = (ArrayNode) should.at("/then/required");
        List<Column> beside = Arrays.stream(Column.values()).filter(column -> !column.is(Column.Trait.SHOWN)).toList();
        beside.forEach(column -> {
            properties.remove(column.label());
            ((ObjectNode) previous.get("properties")).remove(column.label());
            for (int i = required.size() - 1; i >= 0; i--) {
                if (required.get(i).asText().equals(column.label())) {
                    required.remove(i);
                }
            }
        });
        for (Column column : Column.values()) {
            String name = column == Column.STARTED_AT ? "occurred_at" : column.label();
            ObjectNode described = type(column);
            // what is new is described as in the table, until somebody says it for those who take events
            described.put("description", is.at("/properties/" + name + "/description").asText(column.comment()));
            properties.set(name, described);
            ((ObjectNode) previous.get("properties")).set(name, type(column));
        }
        beside.forEach(column -> required.add(column.label()));
        properties.set("previous", previous);

        String text = JSON.writer(printer()).writeValueAsString(should) + "\n";
        Path made = Files.writeString(Path.of("target/time-entry.schema.json"), text);
        assertThat(Files.readString(SCHEMA)).as("it must be as in " + made).isEqualTo(text);
    }

    private static ObjectNode type(Column column) {
        ObjectNode type = JSON.createObjectNode();
        switch (column.type()) {
            case LIST -> {
                ObjectNode items = type.put("type", "array").putObject("items");
                // a name need not be known
                values(items, "string", column.derived());
            }
            case FIELDS -> type.put("type", "object").putObject("additionalProperties").put("type", "object");
            case FLAG -> values(type, "boolean", true);
            case SECONDS, AN_HOUR, AMOUNT -> values(type, "integer", true);
            case TIME -> values(type, "string", !column.is(Column.Trait.REQUIRED)).put("format", "date-time");
            case ID, TEXT, WORD -> values(type, "string", !column.is(Column.Trait.REQUIRED));
        }
        return type;
    }

    private static ObjectNode values(ObjectNode node, String type, boolean orNull) {
        if (orNull) {
            node.putArray("type").add(type).add("null");
            return node;
        }
        return node.put("type", type);
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines).withArrayIndenter(lines);
    }
}
