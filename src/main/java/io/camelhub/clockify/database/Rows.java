package io.camelhub.clockify.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/**
 * Maps rows to records by column names. Spring's DataClassRowMapper does not fit for times: not every driver can return an Instant, and it reads a
 * MySQL time in this computer's zone.
 */
final class Rows {

    /** Reads a value of the current row, by column number. */
    private interface Read {

        Object from(ResultSet row, int column) throws SQLException;
    }

    private static final Map<Class<?>, Read> VALUES = Map.ofEntries(
            Map.entry(String.class, ResultSet::getString),
            Map.entry(int.class, ResultSet::getInt),
            Map.entry(Integer.class, ResultSet::getInt),
            Map.entry(long.class, ResultSet::getLong),
            Map.entry(Long.class, ResultSet::getLong),
            Map.entry(double.class, ResultSet::getDouble),
            Map.entry(Double.class, ResultSet::getDouble),
            Map.entry(boolean.class, ResultSet::getBoolean),
            Map.entry(Boolean.class, ResultSet::getBoolean));

    private Rows() {
    }

    static <T> RowMapper<T> of(Dialect dialect, Class<T> type) {
        if (!type.isRecord()) {
            Read read = read(dialect, type);
            return (row, index) -> type.cast(read.from(row, 1));
        }
        RecordComponent[] components = type.getRecordComponents();
        String[] columns = Arrays.stream(components).map(component -> column(component.getName())).toArray(String[]::new);
        Read[] reads = Arrays.stream(components).map(component -> read(dialect, component.getType())).toArray(Read[]::new);
        Constructor<T> constructor = constructor(type, components);
        return (row, index) -> {
            Object[] values = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                values[i] = reads[i].from(row, row.findColumn(columns[i]));
                if (values[i] == null && components[i].getType().isPrimitive()) {
                    throw new SQLException("column " + columns[i] + " is null; " + type.getName() + " takes no null there");
                }
            }
            return made(constructor, values);
        };
    }

    /** The name of a column for a component: {@code backfill_from} for {@code backfillFrom}. */
    static String column(String component) {
        return component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Read read(Dialect dialect, Class<?> type) {
        if (type == Instant.class) {
            return dialect::instant;
        }
        if (type.isEnum()) {
            return (row, column) -> {
                String name = row.getString(column);
                return name == null ? null : Enum.valueOf((Class<? extends Enum>) type, name);
            };
        }
        Read read = VALUES.get(type);
        if (read == null) {
            throw new IllegalArgumentException("no column is read as " + type.getName());
        }
        return (row, column) -> {
            Object value = read.from(row, column);
            return row.wasNull() ? null : value;
        };
    }

    private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T made(Constructor<T> constructor, Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
