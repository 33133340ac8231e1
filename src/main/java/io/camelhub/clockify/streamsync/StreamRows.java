package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The tables of streams. */
final class StreamRows {

    private final Database database;
    private final ObjectMapper json;

    StreamRows(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    private Table table(StreamDeclaration stream, String workspaceId) {
        return database.table(stream.table()).at("workspace_id", workspaceId);
    }

    /** The stored ones among the rows with some keys, whether they are missing or not. */
    Map<String, Map<String, Object>> stored(StreamDeclaration stream, String workspaceId, Collection<String> keys) {
        return stored(stream, workspaceId, keys, false);
    }

    /** The same, which nobody changes before the end of the transaction that is open. */
    Map<String, Map<String, Object>> locked(StreamDeclaration stream, String workspaceId, Collection<String> keys) {
        return stored(stream, workspaceId, keys, true);
    }

    private Map<String, Map<String, Object>> stored(StreamDeclaration stream, String workspaceId, Collection<String> keys, boolean locked) {
        List<Map<String, Object>> wanted = keys.stream().map(key -> StreamKeys.columns(stream, key)).filter(Objects::nonNull).toList();
        Map<String, Map<String, Object>> stored = new HashMap<>();
        if (!wanted.isEmpty()) {
            Select rows = keyed(stream, workspaceId, wanted);
            if (locked) {
                rows.locked();
            }
            rows.forEach(row -> {
                Map<String, Object> values = values(stream, row);
                stored.put(StreamKeys.of(stream, values), values);
            });
            stored.keySet().retainAll(Set.copyOf(keys));
        }
        return stored;
    }

    /**
     * By each column of the key alone, which holds for no fewer rows than those that are wanted: the key's index serves the columns with one value,
     * the first with several, and times that follow.
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Select keyed(StreamDeclaration stream, String workspaceId, List<Map<String, Object>> wanted) {
        Map<String, Collection<Object>> others = new LinkedHashMap<>();
        Map<String, Collection<Object>> times = new LinkedHashMap<>();
        Table table = table(stream, workspaceId);
        boolean indexed = true;
        for (StreamColumn column : stream.keyColumns()) {
            Collection<Object> values = wanted.stream().map(key -> key.get(column.name())).collect(LinkedHashSet::new, Set::add, Set::addAll);
            if (column.type() == StreamColumn.Type.TIME || column.type() == StreamColumn.Type.DATE) {
                times.put(column.name(), values);
                indexed = false;
            } else if (!indexed) {
                others.put(column.name(), values);
            } else if (values.size() == 1) {
                table = table.at(column.name(), values.iterator().next());
            } else {
                table = table.among(column.name(), values);
                indexed = false;
            }
        }
        Select rows = select(stream, table);
        others.forEach(rows::in);
        times.forEach((column, values) -> rows.atLeast(column, Collections.min((Collection) values)).atMost(column, Collections.max((Collection) values)));
        return rows;
    }

    private Select select(StreamDeclaration stream, String workspaceId) {
        return select(stream, table(stream, workspaceId));
    }

    private static Select select(StreamDeclaration stream, Table table) {
        List<String> columns = new ArrayList<>();
        stream.columns().forEach(column -> {
            columns.add(column.name());
            if (column.employee() != null) {
                columns.add(column.employee());
            }
        });
        columns.add("first_seen_at");
        columns.add("changed_at");
        if (stream.missing().column() != null) {
            columns.add(stream.missing().column());
        }
        return table.select(columns.toArray(String[]::new));
    }

    private Map<String, Object> values(StreamDeclaration stream, ResultSet row) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (StreamColumn column : stream.columns()) {
            values.put(column.name(), value(column, row));
            if (column.employee() != null) {
                values.put(column.employee(), row.getString(column.employee()));
            }
        }
        values.put("first_seen_at", database.instant(row, "first_seen_at"));
        values.put("changed_at", database.instant(row, "changed_at"));
        if (stream.missing().column() != null) {
            values.put(stream.missing().column(), database.instant(row, stream.missing().column()));
        }
        return values;
    }

    private Object value(StreamColumn column, ResultSet row) throws SQLException {
        String name = column.name();
        return switch (column.type()) {
            case ID, WORD, TEXT -> row.getString(name);
            case INT, DURATION, MINOR -> number(row, name);
            case DECIMAL -> row.getBigDecimal(name);
            case BOOL -> flag(row, name);
            case DATE -> row.getObject(name, LocalDate.class);
            case TIME -> database.instant(row, name);
            case JSON -> row.getString(name) == null ? null : new Json(row.getString(name));
        };
    }

    private static Long number(ResultSet row, String name) throws SQLException {
        long value = row.getLong(name);
        return row.wasNull() ? null : (Long) value;
    }

    private static Boolean flag(ResultSet row, String name) throws SQLException {
        boolean value = row.getBoolean(name);
        return row.wasNull() ? null : (Boolean) value;
    }

    /** Whether two values of a column are the same, by what they are rather than by how they are written. */
    boolean same(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal another) {
            return number.compareTo(another) == 0;
        }
        return one instanceof Json text && other instanceof Json another ? sameJson(text.text(), another.text()) : Objects.equals(one, other);
    }

    private boolean sameJson(String one, String other) {
        if (Objects.equals(one, other)) {
            return true;
        }
        Comparator<JsonNode> byNumber = (left, right) ->
                left.isNumber() && right.isNumber() ? left.decimalValue().compareTo(right.decimalValue()) : left.equals(right) ? 0 : 1;
        JsonNode first = tree(one);
        return first != null && first.equals(byNumber, tree(other));
    }

    /** JSON as a tree; null for none. */
    JsonNode tree(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of JSON holds something else", e);
        }
    }

    /** Writes rows, in the transaction that is open. */
    void write(StreamDiff diff) {
        StreamDeclaration stream = diff.page().declaration();
        Table table = table(stream, diff.page().workspaceId());
        alike(diff.inserts()).forEach(table::insert);
        alike(diff.updates()).forEach(rows -> table.updateEach(keys(stream), rows));
        table.updateEach(keys(stream), diff.unchanged().stream().map(key -> StreamKeys.columns(stream, key)).map(key -> {
            key.put("generation", diff.page().origin().generation());
            return key;
        }).toList());
    }

    /** Writes what differs in the columns that a stream of names has of its own; the rows are there. */
    void writeOwn(StreamPage page) {
        StreamDeclaration stream = page.declaration();
        if (stream.own().isEmpty() || page.rows().isEmpty()) {
            return;
        }
        Table table = table(stream, page.workspaceId());
        Map<String, Map<String, Object>> stored = new HashMap<>();
        List<StreamColumn> columns = Stream.concat(stream.keyColumns().stream(), stream.own().stream()).toList();
        String id = stream.keyColumns().get(0).name();
        Select select = table.among(id, page.rows().stream().map(row -> row.get(id)).toList())
                .select(columns.stream().map(StreamColumn::name).toArray(String[]::new));
        select.forEach(row -> {
            Map<String, Object> values = new HashMap<>();
            for (StreamColumn column : columns) {
                values.put(column.name(), value(column, row));
            }
            stored.put(StreamKeys.of(stream, values), values);
        });
        List<Map<String, Object>> updates = new ArrayList<>();
        page.rows().forEach(row -> {
            Map<String, Object> before = stored.get(StreamKeys.of(stream, row));
            Map<String, Object> update = new LinkedHashMap<>();
            stream.own().stream().map(StreamColumn::name).filter(column -> row.containsKey(column) && !same(before.get(column), row.get(column)))
                    .forEach(column -> update.put(column, row.get(column)));
            if (!update.isEmpty()) {
                stream.key().forEach(column -> update.put(column, row.get(column)));
                updates.add(update);
            }
        });
        alike(updates).forEach(rows -> table.updateEach(keys(stream), rows));
    }

    private static List<String> keys(StreamDeclaration stream) {
        List<String> keys = new ArrayList<>(stream.key());
        keys.add(0, "workspace_id");
        return keys;
    }

    /** The rows in lists, each of such as have the same columns. */
    private static Collection<List<Map<String, Object>>> alike(List<Map<String, Object>> rows) {
        Map<Set<String>, List<Map<String, Object>>> alike = new LinkedHashMap<>();
        rows.forEach(row -> alike.computeIfAbsent(new TreeSet<>(row.keySet()), none -> new ArrayList<>()).add(row));
        return alike.values();
    }

    /**
     * A part of a stream that was read whole.
     *
     * @param parents the keys of the parents whose rows it is; null for all
     * @param from the first day whose rows it is; null for all
     * @param to the last day
     */
    record Scope(List<String> parents, LocalDate from, LocalDate to) {
    }

    /** The rows of a part that a reading of a generation did not hold, and whose they are: nobody's is empty. */
    Map<String, String> missing(StreamDeclaration stream, String workspaceId, Scope scope, long generation) {
        Map<String, String> missing = new LinkedHashMap<>();
        within(stream, select(stream, workspaceId), scope).below("generation", generation).forEach(row -> {
            Map<String, Object> values = values(stream, row);
            missing.put(StreamKeys.of(stream, values), (String) stream.whose().map(StreamColumn::name).map(values::get).orElse(""));
        });
        return missing;
    }

    /** How many rows of a part are stored and not missing. */
    long count(StreamDeclaration stream, String workspaceId, Scope scope) {
        return within(stream, table(stream, workspaceId).select("count(*)"), scope).single(Long.class);
    }

    /** How many rows are stored and not missing. */
    long count(StreamDeclaration stream, String workspaceId) {
        Select rows = table(stream, workspaceId).select("count(*)");
        return (stream.missing().column() == null ? rows : rows.isNull(stream.missing().column())).single(Long.class);
    }

    /** How many rows changed last in a time range, missing ones too. */
    long countChanged(StreamDeclaration stream, String workspaceId, Instant from, Instant to) {
        return table(stream, workspaceId).select("count(*)").atLeast("changed_at", from).below("changed_at", to).single(Long.class);
    }

    /** Their keys, in their order. */
    List<String> changed(StreamDeclaration stream, String workspaceId, Instant from, Instant to) {
        String[] key = stream.key().toArray(String[]::new);
        return table(stream, workspaceId).select(key).atLeast("changed_at", from).below("changed_at", to).orderBy(key).list((row, index) -> {
            Map<String, Object> values = new HashMap<>();
            for (StreamColumn column : stream.keyColumns()) {
                values.put(column.name(), value(column, row));
            }
            return StreamKeys.of(stream, values);
        });
    }

    private static Select within(StreamDeclaration stream, Select rows, Scope scope) {
        rows.isNull(stream.missing().column());
        if (scope.parents() != null) {
            rows.in(stream.columns().stream().filter(StreamColumn::ofParent).findFirst().orElseThrow().name(), scope.parents());
        }
        if (scope.from() != null) {
            List<String> columns = stream.read().window().columns();
            boolean days = columns.stream().allMatch(column -> stream.column(column).orElseThrow().type() == StreamColumn.Type.DATE);
            // which zone a time at the edge of a window is meant in, nobody says
            Object from = days ? scope.from() : Instant.parse(scope.from().plusDays(1) + "T00:00:00Z");
            Object to = days ? scope.to() : Instant.parse(scope.to() + "T00:00:00Z");
            rows.atLeast(columns.get(0), from).atMost(columns.get(columns.size() - 1), to);
        }
        return rows;
    }

    /** The keys of a stream's rows that are marked as missing. */
    List<String> gone(StreamDeclaration stream, String workspaceId) {
        return table(stream, workspaceId).select(stream.key().get(0)).notNull(stream.missing().column()).list(String.class);
    }

    /** The keys of a stream's rows that have some values, and that changed since a time (null for ever), in their order. */
    List<String> keys(StreamDeclaration stream, String workspaceId, Map<String, Object> where, Instant since) {
        Select rows = table(stream, workspaceId).select(stream.key().get(0));
        where.forEach(rows::where);
        if (stream.missing().column() != null) {
            rows.isNull(stream.missing().column());
        }
        if (since != null) {
            rows.atLeast("changed_at", since);
        }
        return rows.orderBy(stream.key().get(0)).list(String.class);
    }
}
