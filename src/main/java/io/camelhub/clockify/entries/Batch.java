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
 * Rows for one statement, as arrays of values with common names: a page has a thousand rows of twenty values, so a map per row would be slow, and a
 * text shared by rows is written once.
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
     * @param common parameters with the same value in all rows
     * @param names the other parameters, in the order of each row's values
     */
    Batch(Map<String, Object> common, List<String> names, List<Object[]> rows, Database database, ObjectMapper json) {
        this.common = common;
        this.names = names;
        this.rows = rows;
        this.database = database;
        this.json = json;
    }

    /** The parameters in the statement's form: one map per row, or, on PostgreSQL, one array per column. */
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
     * A column's array: numbers, flags and times in their type, which is far faster than text; all others as text. Null where all values are null,
     * which the statements read as a column of nulls.
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

    /** The JSON of a value; one generator writes all, because creating one takes longer than writing. */
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
