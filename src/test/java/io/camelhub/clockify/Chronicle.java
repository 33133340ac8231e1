package io.camelhub.clockify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.model.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the tables before a sync with those after it: {@code clockify_time_entry_change} must have each update, deletion and restoration in
 * between, once, with the old and the new values, and nothing else, and {@code clockify_sync_run} must count them.
 */
final class Chronicle {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Column> OWN = Arrays.stream(Column.values()).filter(column -> !column.derived() && column.decisive()).toList();

    private final Dialect dialect;
    private final DataSource database;
    private final Map<String, Row> rows;
    private final long lastChange;
    private final long lastRun;

    private Chronicle(Dialect dialect, DataSource database) {
        this.dialect = dialect;
        this.database = database;
        this.rows = rows();
        this.lastChange = count("select coalesce(max(id), 0) from clockify_time_entry_change");
        this.lastRun = count("select coalesce(max(id), 0) from clockify_sync_run");
    }

    private long count(String sql) {
        return JdbcClient.create(database).sql(sql).query(Long.class).single();
    }

    /** What is stored now, in all workspaces. */
    static Chronicle of(Dialect dialect, DataSource database) {
        return new Chronicle(dialect, database);
    }

    /** A row of {@code clockify_time_entry}; the values of all columns by their labels, as the history has them. */
    private record Row(Map<String, JsonNode> values, int known, String integration, Instant changedAt, Instant deletedAt) {

        boolean knows(Column column) {
            return (known & column.bit()) != 0;
        }
    }

    private record Change(String kind, JsonNode old, JsonNode now, Instant seenAt) {

        boolean tells(Column column) {
            return now.has(column.label()) && !same(old.get(column.label()), now.get(column.label()));
        }
    }

    private Map<String, Row> rows() {
        Map<String, Row> found = new LinkedHashMap<>();
        JdbcClient.create(database).sql("select * from clockify_time_entry order by id").query(row -> {
            Map<String, JsonNode> values = new HashMap<>();
            for (Column column : Column.values()) {
                values.put(column.label(), value(row, column));
            }
            found.put(row.getString("id"), new Row(
                    values,
                    row.getInt("observed_columns"),
                    row.getString("integration"),
                    dialect.instant(row, "changed_at"),
                    dialect.instant(row, "deleted_at")));
        });
        return found;
    }

    private JsonNode value(ResultSet row, Column column) throws SQLException {
        return switch (column.type()) {
            case FLAG -> JSON.valueToTree(row.getObject(column.label(), Boolean.class));
            case TIME -> {
                Instant time = dialect.instant(row, column.label());
                yield JSON.valueToTree(time == null ? null : time.toString());
            }
            case SECONDS, AN_HOUR, AMOUNT -> JSON.valueToTree(row.getObject(column.label(), Long.class));
            case LIST, FIELDS -> json(row.getString(column.label()));
            case ID, TEXT, WORD -> JSON.valueToTree(row.getString(column.label()));
        };
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    /**
     * What the history tells otherwise than the rows, one line each; none where all is well.
     *
     * @param lets whether the entry with an id may go from an integration to another, as the first no longer syncs the
     *     workspace, or no longer sees the entry
     * @param still whether nothing happened in Clockify meanwhile, so that no entry can have changed twice
     */
    List<String> differences(BiPredicate<String, String> lets, boolean still) {
        Map<String, List<Change>> changes = new HashMap<>();
        JdbcClient.create(database)
                .sql("select * from clockify_time_entry_change where id > ? order by id")
                .param(lastChange)
                .query(row -> {
                    changes.computeIfAbsent(row.getString("time_entry_id"), none -> new ArrayList<>()).add(new Change(
                            row.getString("kind"),
                            json(row.getString("old_values")),
                            json(row.getString("new_values")),
                            dialect.instant(row, "seen_at")));
                });
        List<String> differences = new ArrayList<>();
        Map<String, Row> after = rows();
        rows.keySet().stream().filter(id -> !after.containsKey(id)).forEach(id -> differences.add("entry " + id + " is no more"));
        after.forEach((id, now) -> {
            List<Change> told = changes.getOrDefault(id, List.of());
            Row before = rows.get(id);
            if (before != null) {
                compare(id, before, now, told, lets, still, differences);
            } else if (still && !told.isEmpty()) {
                differences.add("entry " + id + " is new, but has a history: " + told);
            }
        });
        counted("inserted", after.keySet().stream().filter(id -> !rows.containsKey(id)).count(), differences);
        long changed = changes.values().stream().mapToInt(List::size).sum();
        long deleted = changes.values().stream().flatMap(List::stream).filter(change -> change.kind().equals("deleted")).count();
        counted("updated", changed - deleted, differences);
        counted("deleted", deleted, differences);
        return differences;
    }

    /** The runs meanwhile tell how many there were. */
    private void counted(String column, long should, List<String> differences) {
        long is = count("select coalesce(sum(" + column + "), 0) from clockify_sync_run where id > " + lastRun);
        if (is != should) {
            differences.add("the runs tell " + is + " entries " + column + ", but there were " + should);
        }
    }

    private static void compare(
            String id,
            Row before,
            Row after,
            List<Change> told,
            BiPredicate<String, String> lets,
            boolean still,
            List<String> differences) {
        String entry = "entry " + id;
        if (!after.integration().equals(before.integration()) && !lets.test(id, before.integration())) {
            differences.add(entry + " went from integration " + before.integration() + " to " + after.integration());
        }
        if (still) {
            once(entry, "deleted", before.deletedAt() == null && after.deletedAt() != null, told, differences);
            once(entry, "restored", before.deletedAt() != null && after.deletedAt() == null, told, differences);
        }
        for (Change change : told) {
            if (change.kind().equals("updated") && OWN.stream().noneMatch(change::tells)) {
                differences.add(entry + " was renamed, which is no change: " + change);
            }
            if (change.kind().equals("deleted") && after.deletedAt() != null && !values(change.old(), after)) {
                differences.add(entry + " is " + after + ", but was deleted as " + change);
            }
        }
        OWN.forEach(column -> compare(entry + " " + column.label(), column, before, after, told, still, differences));
        // while something happens, a project may go to another client and back between two integrations' runs
        if (still && told.isEmpty() && before.values().equals(after.values()) && !before.changedAt().equals(after.changedAt())) {
            differences.add(entry + " did not change, but for its changed_at");
        }
    }

    private static boolean values(JsonNode told, Row row) {
        return OWN.stream().allMatch(column -> same(told.get(column.label()), row.values().get(column.label())));
    }

    private static void once(String entry, String kind, boolean happened, List<Change> told, List<String> differences) {
        long times = told.stream().filter(change -> change.kind().equals(kind)).count();
        if (times != (happened ? 1 : 0)) {
            differences.add(entry + " was " + (happened ? "" : "not ") + kind + ", but the history tells it " + times + " times");
        }
    }

    private static void compare(
            String what, Column column, Row before, Row after, List<Change> told, boolean still, List<String> differences) {
        JsonNode from = before.values().get(column.label());
        JsonNode to = after.values().get(column.label());
        List<Change> changes = told.stream().filter(change -> change.tells(column)).toList();
        boolean connected = !still || (column == Column.CUSTOM_FIELDS
                ? eachFieldOnce(changes)
                : changes.size() <= (before.knows(column) ? 1 : 0));
        boolean follows = column == Column.CUSTOM_FIELDS && !before.knows(column)
                ? eachFieldFollows(from, to, changes)
                : follows(column, before.knows(column) ? from : changes.isEmpty() ? to : changes.get(0).old().get(column.label()), to, changes);
        if (!connected || !follows) {
            differences.add(what + " went from " + from + " to " + to + ", but the history tells " + changes);
        }
    }

    /** Whether the changes lead from the one value to the other. */
    private static boolean follows(Column column, JsonNode from, JsonNode to, List<Change> changes) {
        JsonNode reached = from;
        for (Change change : changes) {
            if (!same(change.old().get(column.label()), reached)) {
                return false;
            }
            reached = change.now().get(column.label());
        }
        return same(reached, to);
    }

    /** The same field by field, where not all fields were known: one that was not is learnt when it is met first, which is no change. */
    private static boolean eachFieldFollows(JsonNode from, JsonNode to, List<Change> changes) {
        String label = Column.CUSTOM_FIELDS.label();
        Map<String, JsonNode> reached = new HashMap<>();
        withoutNames(from).properties().forEach(field -> reached.put(field.getKey(), field.getValue()));
        for (Change change : changes) {
            JsonNode now = withoutNames(change.now().get(label));
            if (!leadOn(reached, withoutNames(change.old().get(label)))) {
                return false;
            }
            reached.replaceAll((id, value) -> now.path(id));
            now.properties().forEach(field -> reached.put(field.getKey(), field.getValue()));
        }
        return leadOn(reached, withoutNames(to));
    }

    /** Whether no known field has another value; remembers those that are met first. */
    private static boolean leadOn(Map<String, JsonNode> reached, JsonNode fields) {
        fields.properties().forEach(field -> reached.putIfAbsent(field.getKey(), field.getValue()));
        return reached.entrySet().stream().allMatch(field -> same(field.getValue(), fields.path(field.getKey())));
    }

    /** The feed tells of each custom field for itself, so that two of an entry may be two changes; and one may be known, others not. */
    private static boolean eachFieldOnce(List<Change> changes) {
        Set<String> changed = new HashSet<>();
        for (Change change : changes) {
            JsonNode old = withoutNames(change.old().get(Column.CUSTOM_FIELDS.label()));
            JsonNode now = withoutNames(change.now().get(Column.CUSTOM_FIELDS.label()));
            Set<String> ids = new HashSet<>();
            old.fieldNames().forEachRemaining(ids::add);
            now.fieldNames().forEachRemaining(ids::add);
            for (String id : ids) {
                if (!same(old.path(id), now.path(id)) && !changed.add(id)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return withoutNames(one).equals(
                (a, b) -> a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue())
                        : a.equals(b) ? 0 : 1,
                withoutNames(other));
    }

    /** Custom fields without their names, as a rename is no change. */
    private static JsonNode withoutNames(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode values = JSON.createObjectNode();
        value.properties().forEach(field -> values.set(field.getKey(), field.getValue().path("value")));
        return values;
    }
}
