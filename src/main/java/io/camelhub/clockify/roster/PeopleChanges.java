package io.camelhub.clockify.roster;

import io.camelhub.clockify.database.Database;

/**
 * Change marks of the roster, the users and the decisions: one statement shows a sync that nothing has changed. Each transaction that writes one of
 * these tables inserts a mark; inserts do not wait for each other.
 */
public final class PeopleChanges {

    private static final String TABLE = "clockify_people_change";

    private final Database database;

    public PeopleChanges(Database database) {
        this.database = database;
    }

    /** Adds a mark, which is committed with the change. */
    public void changed() {
        database.table(TABLE).insert("changed_at", database.now());
    }

    /** A version of the marks: it differs after each commit of a change. Read it before the data that it describes. */
    public String state() {
        // a smaller id may be committed after a greater one, so the greatest is not enough; the sum changes too
        return database.table(TABLE).select("count(*) as marks", "max(id) as last_mark", "sum(id) as all_marks").list((row, index) ->
                row.getLong("marks") + " " + row.getLong("last_mark") + " " + row.getBigDecimal("all_marks")).get(0);
    }
}
