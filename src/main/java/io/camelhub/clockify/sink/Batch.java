package io.camelhub.clockify.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows on their way into one statement, as arrays of values under common names. A page has a thousand rows of twenty values,
 * so a row is no map, and a text that rows share is written once.
 */
final class Batch {

    private final List<String> names;
    private final Database database;
    private final ObjectMapper json;
    private final List<Object[]> rows = new ArrayList<>();
    private final Map<List<?>, String> arrays = new HashMap<>();

    /** @param names of the statement's parameters, in the order of each row's values */
    Batch(List<String> names, Database database, ObjectMapper json) {
        this.names = names;
        this.database = database;
        this.json = json;
    }

    List<String> names() {
        return names;
    }

    void add(Object[] row) {
        if (row.length != names.size()) {
            throw new IllegalArgumentException(row.length + " values for " + names.size() + " parameters");
        }
        rows.add(row);
    }

    int size() {
        return rows.size();
    }

    /** The parameters as the database's statement takes them: a row each, or, on PostgreSQL, one array of text a column. */
    List<Map<String, Object>> parameters() {
        if (rows.isEmpty()) {
            return List.of();
        }
        return database.dialect() == Dialect.POSTGRESQL ? List.of(columns()) : rows.stream().map(this::row).toList();
    }

    private Map<String, Object> columns() {
        Map<String, Object> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), column(i));
        }
        return columns;
    }

    private String[] column(int i) {
        String[] column = new String[rows.size()];
        Object before = null;
        String text = null;
        for (int row = 0; row < column.length; row++) {
            Object value = rows.get(row)[i];
            if (value != before) {
                before = value;
                text = columnText(value);
            }
            column[row] = text;
        }
        return column;
    }

    private String columnText(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Instant time) {
            return seconds(time);
        }
        return value == null ? null : structured(value) ? text(value) : value.toString();
    }

    /** Seconds since 1970, exact to the microsecond as double precision: both sides read and write a date far slower. */
    private static String seconds(Instant time) {
        return time.getNano() == 0
                ? Long.toString(time.getEpochSecond())
                : BigDecimal.valueOf(time.getEpochSecond())
                        .add(BigDecimal.valueOf(time.getNano(), 9))
                        .toPlainString();
    }

    private Map<String, Object> row(Object[] values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(names.get(i), parameter(values[i]));
        }
        return row;
    }

    private Object parameter(Object value) {
        if (value instanceof Instant time) {
            return database.bind(time);
        }
        return structured(value) ? text(value) : value;
    }

    private static boolean structured(Object value) {
        return value instanceof JsonNode || value instanceof List;
    }

    private String text(Object value) {
        if (value instanceof List<?> list) {
            return arrays.computeIfAbsent(list, this::written);
        }
        return ((JsonNode) value).isEmpty() && ((JsonNode) value).isObject() ? "{}" : written(value);
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
