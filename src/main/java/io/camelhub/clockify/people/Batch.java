package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows to be written by one statement, collected. */
public final class Batch {

    private final Database database;
    private final String statement;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** @param statement see {@link Database#sql} */
    public Batch(Database database, String statement) {
        this.database = database;
        this.statement = statement;
    }

    public void add(Map<String, Object> row) {
        rows.add(row);
    }

    /** Sends them to the database. */
    public void write() {
        database.batch(statement, rows);
        rows.clear();
    }
}
