package io.camelhub.clockify.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An update of rows of a {@link Table}. */
public final class Update extends Conditions<Update> implements Write {

    private final Table table;
    private final List<Object> set = new ArrayList<>();
    private final List<Object> setValues = new ArrayList<>();

    Update(Table table) {
        super(table.database().dialect(), "where", "and");
        this.table = table;
        table.restrict(this);
    }

    /** Sets a column to a value. */
    public Update set(String column, Object value) {
        return setTo(column, "?", value);
    }

    /**
     * A column gets the value of an expression that all databases know, such as {@code times + 1}: a constant of the code. MySQL
     * takes the columns one after the other, so that it sees what was set before.
     *
     * @param values those of the question marks of the expression
     */
    public Update setTo(String column, String expression, Object... values) {
        set.add(set.isEmpty() ? "set" : ",");
        set.add(column);
        set.add("=");
        set.add(expression);
        for (Object value : values) {
            setValues.add(table.database().dialect().bind(value));
        }
        return this;
    }

    /**
     * A column gets a value, and another the time since when it has that one: where it has it already, that stays.
     *
     * @param value not null
     */
    public Update setSince(String column, Object value, String since, Instant now) {
        // the time first, as it looks at the value before
        return setTo(since, "case when " + column + " = ? then " + since + " else ? end", value, now).set(column, value);
    }

    /** A column of numbers gets so many more. */
    public Update add(String column, long more) {
        return setTo(column, column + " + ?", more);
    }

    @Override
    Update self() {
        return this;
    }

    @Override
    public int run() {
        List<Object> parts = new ArrayList<>(List.of("update", table.name()));
        parts.addAll(set);
        parts.addAll(parts());
        List<Object> all = new ArrayList<>(setValues);
        all.addAll(values());
        return table.database().run(parts, all).update();
    }
}
