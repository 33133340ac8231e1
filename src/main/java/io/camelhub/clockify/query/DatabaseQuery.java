package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Which database the hub has. */
public final class DatabaseQuery {

    private final Database database;

    public DatabaseQuery(Database database) {
        this.database = database;
    }

    /** @param address without what may hold a password */
    public record About(String product, String version, String address) {
    }

    /** Asks the database, which must answer. */
    public About about() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            return new About(about.getDatabaseProductName(), about.getDatabaseProductVersion(), about.getURL().split("[?;]", 2)[0]);
        }
    }

    /** Fails where the plugin's tables are not there. */
    public void requireTables() {
        database.statement("database-query/tables").query(row -> { });
    }
}
