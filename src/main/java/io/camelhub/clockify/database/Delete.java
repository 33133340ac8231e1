package io.camelhub.clockify.database;

import java.util.ArrayList;
import java.util.List;

/** A deletion of rows of a {@link Table}. */
public final class Delete extends Conditions<Delete> implements Write {

    private final Table table;

    Delete(Table table) {
        super(table.database().dialect(), "where", "and");
        this.table = table;
        table.restrict(this);
    }

    @Override
    Delete self() {
        return this;
    }

    @Override
    public int run() {
        List<Object> parts = new ArrayList<>(List.of("delete from", table.name()));
        parts.addAll(parts());
        return table.database().run(parts, values()).update();
    }
}
