package io.camelhub.clockify.database;

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
        table.at().forEach(this::where);
    }

    /** Sets a column to a value. */
    public Update set(String column, Object value) {
        setTo(column, "?");
        setValues.add(table.database().dialect().bind(value));
        return this;
    }

    /**
     * Sets a column to an expression that all databases know, such as {@code times + 1}: a constant of the code. MySQL evaluates the columns one
     * after the other, and sees values that were set before.
     */
    public Update setTo(String column, String expression) {
        set.add(set.isEmpty() ? "set" : ",");
        set.add(column);
        set.add("=");
        set.add(expression);
        return this;
    }

    /** Adds to a column of numbers. */
    public Update add(String column, long more) {
        setTo(column, column);
        set.add("+ ?");
        setValues.add(more);
        return this;
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
