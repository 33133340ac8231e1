package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;

/** Rows to be written by one statement, sent to the database a thousand at a time. */
final class Batch {

    private static final int SIZE = 1000;

    private final NamedParameterJdbcTemplate jdbc;
    private final String sql;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** @param statement see {@link Database#sql} */
    Batch(Database database, String statement) {
        this.jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        this.sql = database.sql(statement);
    }

    void add(Map<String, Object> row) {
        rows.add(row);
        if (rows.size() == SIZE) {
            write();
        }
    }

    /** Sends what is left. */
    void write() {
        if (!rows.isEmpty()) {
            SqlParameterSource[] parameters = SqlParameterSourceUtils.createBatch(rows);
            jdbc.batchUpdate(sql, parameters);
            rows.clear();
        }
    }
}
