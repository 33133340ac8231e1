package io.camelhub.clockify.entries;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rows on their way into one statement, as arrays of values under common names. A page has a thousand rows of twenty values,
 * so a row is no map, and a text that rows share is written once.
 */
final class Batch {

    private static final long MICROS = 1_000_000;

    private final Map<String, Object> common;
    private final List<String> names;
    private final Database database;
    private final ObjectMapper json;
    private final List<Object[]> rows;
    private final Map<List<?>, String> arrays = new HashMap<>();
    private final StringWriter written = new StringWriter();
    private JsonGenerator generator;

    /**
     * @param common parameters that have one value for all rows
     * @param names of the other parameters, in the order of each row's values
     */
    Batch(Map<String, Object> common, List<String> names, List<Object[]> rows, Database database, ObjectMapper json) {
        this.common = common;
        this.names = names;
        this.rows = rows;
        this.database = database;
        this.json = json;
    }

    /** The parameters as the database's statement takes them: a row each, or, on PostgreSQL, one array a column. */
    List<Map<String, Object>> parameters() {
        if (rows.isEmpty()) {
            return List.of();
        }
        return database.dialect().writesColumns() ? List.of(columns()) : rows.stream().map(this::row).toList();
    }

    private Map<String, Object> columns() {
        Map<String, Object> columns = new HashMap<>();
        common.forEach((name, value) -> columns.put(name, parameter(value)));
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), column(i));
        }
        return columns;
    }

    /**
     * Numbers, flags and times as such, since both sides read a text far slower; all else as text. Null where all are null: the
     * statements take it for a column of nulls.
     */
    private Object[] column(int i) {
        Object sample = null;
        for (int row = 0; row < rows.size() && sample == null; row++) {
            sample = rows.get(row)[i];
        }
        if (sample == null) {
            return null;
        }
        if (sample instanceof Instant) {
            return column(new Long[rows.size()], i, value -> micros((Instant) value));
        }
        if (sample instanceof Number) {
            return column(new Long[rows.size()], i, value -> ((Number) value).longValue());
        }
        if (sample instanceof Boolean) {
            return column(new Boolean[rows.size()], i, value -> value);
        }
        return column(new String[rows.size()], i, structured(sample) ? this::text : value -> value);
    }

    private Object[] column(Object[] column, int i, UnaryOperator<Object> written) {
        for (int row = 0; row < column.length; row++) {
            Object value = rows.get(row)[i];
            column[row] = value == null ? null : written.apply(value);
        }
        return column;
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / 1000;
    }

    private Map<String, Object> row(Object[] values) {
        Map<String, Object> row = new LinkedHashMap<>();
        common.forEach((name, value) -> row.put(name, parameter(value)));
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
        return value instanceof Map || value instanceof List;
    }

    private String text(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "[]" : arrays.computeIfAbsent(list, this::written);
        }
        return ((Map<?, ?>) value).isEmpty() ? "{}" : written(value);
    }

    /** Values are written one after the other by one generator: to make one for each takes longer than to write. */
    private String written(Object value) {
        try {
            if (generator == null) {
                generator = json.getFactory().createGenerator(written).setRootValueSeparator(null);
            }
            written.getBuffer().setLength(0);
            json.writeValue(generator, value);
            generator.flush();
            return written.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
