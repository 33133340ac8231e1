package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamParser;
import io.camelhub.clockify.stream.StreamSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/** A timeline built from events alone. Each event must conform to its schema. */
final class EventTimeline {

    /** An event as it waited. */
    record Event(String id, String kind, String key, String type, JsonNode body, boolean replayed) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> BY_KIND = new HashMap<>();

    private final Map<String, ObjectNode> entries = new TreeMap<>();

    /** Takes all events that wait, in their order. */
    static List<Event> take(Database database) {
        List<Event> events = new ArrayList<>();
        try {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            jdbc.query("select * from clockify_outbox order by seq", row -> {
                try {
                    events.add(new Event(row.getString("id"), row.getString("aggregatetype"), row.getString("aggregateid"),
                            row.getString("type"), JSON.readTree(row.getString("payload")), row.getBoolean("replayed")));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
            });
            jdbc.update("delete from clockify_outbox");
        } finally {
            events.forEach(EventTimeline::assertValid);
        }
        return events;
    }

    static void assertValid(Event event) {
        Schema schema = BY_KIND.computeIfAbsent(event.kind(), kind -> isOfStream(kind)
                ? SCHEMAS.getSchema(StreamSchema.of(declared(kind)).toString(), InputFormat.JSON)
                : SCHEMAS.getSchema(EventTimeline.class.getResourceAsStream("/clockify/events/" + kind + ".schema.json"), InputFormat.JSON));
        assertThat(schema.validate(event.body().toString(), InputFormat.JSON)).as("%s %s", event.type(), event.body()).isEmpty();
        assertThat(event.type()).startsWith("clockify." + event.kind() + ".");
        assertThat(event.key()).isEqualTo(event.body().get("workspace_id").asText() + ":" + subject(event));
    }

    private static Path file(String kind) {
        return Path.of("routes/streams", kind + ".stream.yaml");
    }

    private static boolean isOfStream(String kind) {
        return Files.exists(file(kind)) && !declared(kind).names();
    }

    private static StreamDeclaration declared(String kind) {
        try {
            return StreamParser.parse(file(kind).toString(), Files.readString(file(kind))).declaration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String subject(Event event) {
        if (isOfStream(event.kind())) {
            String id = event.body().get("event_id").asText();
            return id.substring(("clockify:" + event.body().get("workspace_id").asText() + ":" + event.kind() + ":").length());
        }
        return event.body().get(switch (event.kind()) {
            case "time-entry" -> "time_entry_id";
            case "workspace" -> "workspace_id";
            default -> event.kind() + "_id";
        }).asText();
    }

    /** Those of streams are no part of the timeline. */
    void apply(List<Event> events) {
        events.stream().filter(event -> !isOfStream(event.kind())).forEach(this::apply);
    }

    private void apply(Event event) {
        JsonNode body = event.body();
        String id = subject(event);
        switch (event.type()) {
            case "clockify.time-entry.created", "clockify.time-entry.restored" -> {
                assertThat(entries.put(event.key(), values(body)) == null || event.replayed()).as("%s", event).isTrue();
            }
            case "clockify.time-entry.updated" -> {
                ObjectNode before = entries.put(event.key(), values(body));
                assertThat(before).as("%s", event).isNotNull();
                // of somebody who was forgotten, both are gone
                assertThat(body.get("previous").fieldNames()).toIterable().allMatch(column -> UserRef.isPseudonym(body.get("user_id").asText())
                        || !body.get("previous").get(column).equals(body.get(column)));
            }
            case "clockify.time-entry.deleted" -> assertThat(entries.remove(event.key())).as("%s", event).isNotNull();
            case "clockify.project.renamed" -> change(event, is("project_id", id), entry -> entry.set("project_name", body.get("name")));
            case "clockify.project.moved" -> change(event, is("project_id", id), entry -> {
                entry.set("client_id", body.get("client_id"));
                entry.set("client_name", body.get("client_name"));
            });
            case "clockify.client.renamed" -> change(event, is("client_id", id), entry -> entry.set("client_name", body.get("name")));
            case "clockify.task.renamed" -> change(event, is("task_id", id), entry -> entry.set("task_name", body.get("name")));
            case "clockify.tag.renamed" -> change(event, entry -> true, entry -> {
                ArrayNode ids = (ArrayNode) entry.get("tag_ids");
                for (int i = 0; i < ids.size(); i++) {
                    if (ids.get(i).asText().equals(id)) {
                        ((ArrayNode) entry.get("tags")).set(i, body.get("name"));
                    }
                }
            });
            case "clockify.user.renamed" -> change(event, is("user_id", id), entry -> entry.set("actor_email", body.get("email")));
            case "clockify.user.mapped" -> change(event, is("user_id", id), entry ->
                    List.of("employee_id", "employee_name", "team").forEach(column -> entry.set(column, body.get(column))));
            case "clockify.user.forgotten" -> change(event, is("user_id", id), entry -> {
                List.of("employee_id", "employee_name", "team", "actor_email", "description", "hourly_rate", "cost_rate", "billable_amount",
                        "cost_amount", "currency").forEach(entry::putNull);
                entry.put("user_id", body.get("pseudonym").asText());
                entry.putObject("custom_fields");
            });
            case "clockify.employee.renamed" -> change(event, is("employee_id", id), entry -> {
                entry.set("employee_name", body.get("name"));
                entry.set("team", body.get("team"));
            });
            case "clockify.workspace.renamed" -> change(event, entry -> true, entry -> entry.set("workspace_name", body.get("name")));
            case "clockify.workspace.descriptions-purged" -> change(event,
                    entry -> entry.get("occurred_at").asText().compareTo(body.get("before").asText()) < 0, entry -> entry.putNull("description"));
            case "clockify.workspace.removed" -> entries.keySet().removeIf(key -> key.startsWith(id + ":"));
            default -> throw new AssertionError(event);
        }
    }

    private static ObjectNode values(JsonNode body) {
        return ((ObjectNode) body.deepCopy()).without(List.of("previous", "created_at", "updated_at"));
    }

    private static Predicate<ObjectNode> is(String column, String id) {
        return entry -> id.equals(entry.get(column).asText());
    }

    private void change(Event event, Predicate<ObjectNode> which, Consumer<ObjectNode> change) {
        String workspace = event.body().get("workspace_id").asText() + ":";
        entries.forEach((key, entry) -> {
            if (key.startsWith(workspace) && which.test(entry)) {
                change.accept(entry);
                entry.set("title", title(entry));
            }
        });
    }

    private static JsonNode title(ObjectNode entry) {
        for (String column : List.of("description", "task_name")) {
            if (!entry.get(column).isNull() && !entry.get(column).asText().replace(" ", "").isEmpty()) {
                return entry.get(column);
            }
        }
        return entry.get("project_name");
    }

    /** That it is the timeline in the database. */
    void assertSame(Database database) {
        Outbox outbox = new Outbox(database, JSON, () -> true, () -> true, () -> { });
        Map<String, ObjectNode> stored = new TreeMap<>();
        Map<String, List<String>> ids = new TreeMap<>();
        new JdbcTemplate(database.dataSource())
                .query("select workspace_id, time_entry_id from clockify_timeline_event", row -> {
                    ids.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(row.getString(2));
                });
        ids.forEach((workspaceId, all) -> outbox.before(workspaceId, all).forEach((id, row) ->
                stored.put(workspaceId + ":" + id, values(JSON.valueToTree(row.columns())))));
        // as texts: what a number was written as is no difference
        assertThat(texts(entries)).isEqualTo(texts(stored));
    }

    private static Map<String, Map<String, String>> texts(Map<String, ObjectNode> entries) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        entries.forEach((key, entry) -> {
            Map<String, String> values = new TreeMap<>();
            entry.properties().forEach(column -> values.put(column.getKey(), column.getValue().toString()));
            texts.put(key, values);
        });
        return texts;
    }
}
