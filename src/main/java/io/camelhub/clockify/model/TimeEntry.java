package io.camelhub.clockify.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A time entry as one answer of Clockify reports it: only the columns that the answer carries.
 *
 * <p>A column that is absent is not null: it neither erases what is stored nor counts as a change.
 */
public final class TimeEntry {

    private final String id;
    private final EnumMap<Column, Object> values;
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

    public java.time.Instant startedAt() {
        return (java.time.Instant) values.get(Column.STARTED_AT);
    }

    /** Whether the timer is still running. */
    public boolean running() {
        return values.get(Column.ENDED_AT) == null;
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
    public Map<Column, Object> values() {
        return values;
    }

    /** Sets which employee the entry's user is; null for nobody known. */
    public void matched(Object employee) {
        this.employee = employee;
    }

    /** The employee that the entry's user is, or null. */
    public Object employee() {
        return employee;
    }

    /** The entry as a message: the columns carried by their names, and the employee. */
    @JsonValue
    public Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        values.forEach((column, value) ->
                message.put(column.label(), value instanceof java.time.Instant time ? time.toString() : value));
        message.put("employee", employee);
        return message;
    }
}
