package io.camelhub.clockify.people.user;

import io.camelhub.clockify.database.Database;

/**
 * The marks of what changed of roster, users and decisions, by which a sync knows in one statement that nothing did. Whoever writes
 * one of these tables leaves a mark in the same transaction. No two wait for each other for it.
 */
public final class PeopleChanges {

    private final Database database;

    public PeopleChanges(Database database) {
        this.database = database;
    }

    /** What changed is committed with this mark. */
    public void changed() {
        database.statement("people-changes/changed", "now", database.now()).update();
    }

    /** Another text than before where something was committed since. To be asked for before what it speaks of is read. */
    public String state() {
        return database.statement("people-changes/state").query((row, index) ->
                row.getLong("marks") + " " + row.getLong("last_mark") + " " + row.getBigDecimal("all_marks")).single();
    }
}
