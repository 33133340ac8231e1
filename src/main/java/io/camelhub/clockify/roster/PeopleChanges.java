package io.camelhub.clockify.roster;

import io.camelhub.clockify.database.Database;

/**
 * The marks of what changed of roster, users and decisions, by which a sync knows in one statement that nothing did. Whoever writes
 * one of these tables leaves a mark in the same transaction. No two wait for each other for it.
 */
public final class PeopleChanges {

    private static final String TABLE = "clockify_people_change";

    private final Database database;

    public PeopleChanges(Database database) {
        this.database = database;
    }

    /** What changed is committed with this mark. */
    public void changed() {
        database.table(TABLE).insert("changed_at", database.now());
    }

    /** Another text than before where something was committed since. To be asked for before what it speaks of is read. */
    public String state() {
        // a number may be committed after a greater one: the sum tells of it
        return database.table(TABLE).select("count(*) as marks", "max(id) as last_mark", "sum(id) as all_marks").list((row, index) ->
                row.getLong("marks") + " " + row.getLong("last_mark") + " " + row.getBigDecimal("all_marks")).get(0);
    }
}
