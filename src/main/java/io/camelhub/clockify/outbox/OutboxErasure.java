package io.camelhub.clockify.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.stream.PersonalColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Removes a person from waiting events, and from their error texts; the events are still sent, so that no change is missed. */
public final class OutboxErasure {

    private static final int AT_ONCE = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OF_EMPLOYEE = List.of("employee_id", "employee_name", "team");

    private final Database database;

    public OutboxErasure(Database database) {
        this.database = database;
    }

    /** Removes a Clockify user, in the transaction of the erasure. */
    public void forgetUser(String userId, String pseudonym) {
        delete("user", userId);
        Map<String, PersonalColumns> streams = streams();
        renameKeys(userId, pseudonym);
        rewrite(userId, body -> {
            PersonalColumns stream = stream(body, streams);
            if (stream != null) {
                return redact(body, stream, userId, pseudonym);
            }
            JsonNode previous = body.path("previous");
            boolean isTheirs = userId.equals(body.path("user_id").asText());
            boolean wasTheirs = previous.has("user_id") ? userId.equals(previous.path("user_id").asText()) : isTheirs;
            if (isTheirs) {
                redact(body, pseudonym);
            }
            if (wasTheirs && previous instanceof ObjectNode before) {
                redact(before, pseudonym);
            }
            return isTheirs || wasTheirs;
        });
    }

    private Map<String, PersonalColumns> streams() {
        Map<String, PersonalColumns> streams = new HashMap<>();
        PersonalColumns.stored(database).forEach(stream -> streams.put(stream.event(), stream));
        return streams;
    }

    /** Replaces a user id in the keys of rows of streams. */
    private void renameKeys(String userId, String pseudonym) {
        for (String event : streams().keySet()) {
            for (String table : List.of("clockify_outbox", "clockify_outbox_failure")) {
                database.built("update " + table + "\nset aggregateid = replace(aggregateid, :user, :pseudonym)\nwhere position(:user in aggregateid) > 0"
                        + (table.equals("clockify_outbox") ? "\n  and aggregatetype = :event" : ""),
                        Map.of("user", userId, "pseudonym", pseudonym, "event", event)).update();
            }
        }
    }

    /** The stream of an event; null for an event about anything else. */
    private static PersonalColumns stream(ObjectNode body, Map<String, PersonalColumns> streams) {
        String[] parts = body.path("event_id").asText().split(":", 4);
        return parts.length < 4 ? null : streams.get(parts[2]);
    }

    /** Redacts the values of a row of a stream as the stored row is redacted. */
    private static boolean redact(ObjectNode body, PersonalColumns stream, String userId, String pseudonym) {
        body.put("event_id", body.path("event_id").asText().replace(userId, pseudonym));
        String owner = stream.who().keySet().stream().findFirst().orElse(null);
        boolean theirs = owner != null && userId.equals(body.path(owner).asText());
        for (JsonNode part : List.of(body, body.path("previous"))) {
            if (part instanceof ObjectNode values) {
                stream.who().forEach((user, employee) -> {
                    if (userId.equals(values.path(user).asText())) {
                        values.put(user, pseudonym);
                        empty(values, List.of(employee));
                    }
                });
                if (theirs) {
                    empty(values, List.copyOf(stream.texts()));
                }
                stream.lists().stream().filter(values::has).forEach(column -> values.set(column, tree(values.get(column).toString().replace(userId, pseudonym))));
            }
        }
        return true;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes an employee, in the transaction of the erasure. */
    public void forgetEmployee(String employeeId) {
        Map<String, PersonalColumns> streams = streams();
        delete("employee", employeeId);
        rewrite(employeeId, body -> withoutEmployee(body, employeeId, streams) | withoutEmployee(body.path("previous"), employeeId, Map.of()));
    }

    /** Deletes the events about a person, with their failures. */
    private void delete(String aggregateType, String id) {
        String theirs = "%:" + id.replaceAll("[!%_]", "!$0");
        database.table("clockify_outbox").delete().where("aggregatetype", aggregateType).like("aggregateid", theirs).run();
        database.statement("outbox-erasure/forget-failures", "theirs", theirs).update();
    }

    private static boolean withoutEmployee(JsonNode node, String employeeId, Map<String, PersonalColumns> streams) {
        PersonalColumns stream = node instanceof ObjectNode body ? stream(body, streams) : null;
        if (stream != null) {
            stream.who().values().stream().filter(column -> employeeId.equals(node.path(column).asText()))
                    .forEach(column -> ((ObjectNode) node).putNull(column));
            return true;
        }
        boolean theirs = node instanceof ObjectNode && employeeId.equals(node.path("employee_id").asText());
        if (theirs) {
            empty((ObjectNode) node, OF_EMPLOYEE);
        }
        return theirs;
    }

    /** Redacts an event's values, as in an erased entry. */
    private static void redact(ObjectNode values, String pseudonym) {
        empty(values, List.of("actor_email"));
        empty(values, OF_EMPLOYEE);
        if (values.has("user_id")) {
            values.put("user_id", pseudonym);
        }
        Column.PERSONALS.stream().filter(column -> values.has(column.label())).forEach(column -> {
            switch (column.type()) {
                case LIST -> values.putArray(column.label());
                case FIELDS -> values.putObject(column.label());
                default -> values.putNull(column.label());
            }
        });
        if (values.has("title")) {
            JsonNode task = values.path("task_name");
            values.set("title", task.asText("").isBlank() || task.isNull() ? values.get("project_name") : task);
        }
    }

    private static void empty(ObjectNode values, List<String> columns) {
        columns.stream().filter(values::has).forEach(values::putNull);
    }

    private void rewrite(String text, Predicate<ObjectNode> change) {
        long after = -1;
        List<Map<String, Object>> some;
        do {
            List<Map<String, Object>> rewritten = new ArrayList<>();
            // the endpoint's error may quote any value of the event
            List<Map<String, Object>> errors = new ArrayList<>();
            some = database.statement("outbox-erasure/naming", "text", text, "after", after, "rows", AT_ONCE)
                    .query((row, index) -> database.row("seq", row.getLong("seq"), "payload", row.getString("payload")))
                    .list();
            for (Map<String, Object> event : some) {
                after = (long) event.get("seq");
                ObjectNode body = body((String) event.get("payload"));
                if (change.test(body)) {
                    rewritten.add(Map.of("seq", after, "payload", body.toString()));
                    errors.add(Map.of("seq", after, "error", "removed: it named somebody who was erased"));
                }
            }
            database.table("clockify_outbox").updateEach(List.of("seq"), rewritten);
            database.table("clockify_outbox_failure").updateEach(List.of("seq"), errors);
        } while (some.size() == AT_ONCE);
    }

    private static ObjectNode body(String payload) {
        try {
            return (ObjectNode) Objects.requireNonNull(JSON.readTree(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that waits holds something else than it should", e);
        }
    }
}
