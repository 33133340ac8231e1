package io.camelhub.clockify.model;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A time entry with only those columns that one answer of Clockify carries.
 *
 * <p>An absent column is not null: it neither erases the stored value nor counts as a change.
 *
 * <p>To routes and to JSON it is an unmodifiable map: {@code id}, the carried columns and their reference names under the table's names, and
 * {@code employee}. Times are text, UTC, as in {@code 2026-01-07T09:00:00Z}.
 */
public final class TimeEntry extends AbstractMap<String, Object> {

    private final String id;
    private final EnumMap<Column, Object> values;
    private Map<Column, Object> names = Map.of();
    private Object employee;

    /**
     * @param id Clockify's id
     * @param values the carried columns, of the types of {@link Column}; user and start are required
     */
    public TimeEntry(String id, Map<Column, Object> values) {
        this.id = Objects.requireNonNull(id);
        this.values = new EnumMap<>(values);
        Objects.requireNonNull(values.get(Column.USER_ID), "user");
        Objects.requireNonNull(values.get(Column.STARTED_AT), "start");
    }

    public String id() {
        return id;
    }

    public String userId() {
        return (String) values.get(Column.USER_ID);
    }

    public Instant startedAt() {
        return (Instant) values.get(Column.STARTED_AT);
    }

    public boolean running() {
        return values.get(Column.ENDED_AT) == null;
    }

    /** Seconds from start to end; 0 while the timer is running. */
    public long seconds() {
        return running() ? 0 : Duration.between(startedAt(), (Instant) values.get(Column.ENDED_AT)).toSeconds();
    }

    /** Whether the answer has the column, null included. */
    public boolean carries(Column column) {
        return values.containsKey(column);
    }

    /** The value of a column; null where it is null or absent. */
    public Object get(Column column) {
        return values.get(column);
    }

    /** The text of a column; null where it is null or absent. */
    public String text(Column column) {
        return (String) values.get(column);
    }

    /** The carried columns. */
    public Map<Column, Object> columns() {
        return values;
    }

    /** Sets the names from the reference data, for readers of the map; they do not count as carried. */
    public void named(Map<Column, Object> names) {
        this.names = names;
    }

    /** Sets the employee who the entry's user is; null where no employee is matched. */
    public void matched(Object employee) {
        this.employee = employee;
    }

    /** The employee who the entry's user is, or null. */
    public Object employee() {
        return employee;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        EnumMap<Column, Object> all = new EnumMap<>(values);
        all.putAll(names);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        all.forEach((column, value) ->
                message.put(column.label(), value instanceof java.time.Instant time ? time.toString() : value));
        message.put("employee", employee);
        return Collections.unmodifiableMap(message).entrySet();
    }

    /** By id, not the sum over a map: Camel computes a page's hash at each expression that reads from it. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Without personal data, because it may come into a log. */
    @Override
    public String toString() {
        return "time entry " + id;
    }
}
