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
 * A time entry as one answer of Clockify reports it: only the columns that the answer carries.
 *
 * <p>A column that is absent is not null: it neither erases what is stored nor counts as a change.
 *
 * <p>To routes it is a map that cannot be changed, as it is to JSON: {@code id}, the columns carried and the names that follow from
 * them by the names of the table, and {@code employee}. Times are text, UTC, as in {@code 2026-01-07T09:00:00Z}.
 */
public final class TimeEntry extends AbstractMap<String, Object> {

    private final String id;
    private final EnumMap<Column, Object> values;
    private Map<Column, Object> names = Map.of();
    private Object employee;

    /**
     * @param id Clockify's id
     * @param values the columns carried, of the types that {@link Column} names; user and start are required
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

    /** Whether the timer is still running. */
    public boolean running() {
        return values.get(Column.ENDED_AT) == null;
    }

    /** From start to end; 0 while the timer is running. */
    public long seconds() {
        return running() ? 0 : Duration.between(startedAt(), (Instant) values.get(Column.ENDED_AT)).toSeconds();
    }

    /** Whether the answer carried the column, be it as null. */
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

    /** The columns carried. */
    public Map<Column, Object> columns() {
        return values;
    }

    /** Sets the columns that follow from the reference data, for whoever reads the entry as a map; they do not count as carried. */
    public void named(Map<Column, Object> names) {
        this.names = names;
    }

    /** Sets which employee the entry's user is; null for nobody known. */
    public void matched(Object employee) {
        this.employee = employee;
    }

    /** The employee that the entry's user is, or null. */
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

    /** Not the sum that a map's is: Camel works out a page's hash at each expression that reads of it. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Without what it says of a person: it may come into a log. */
    @Override
    public String toString() {
        return "time entry " + id;
    }
}
