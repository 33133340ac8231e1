package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Encoding;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Which database the hub has. */
public final class DatabaseQuery {

    private final Database database;

    public DatabaseQuery(Database database) {
        this.database = database;
    }

    /**
     * @param address without what may hold a password
     * @param schema where the tables are; on MySQL and MariaDB a database
     * @param problem what is wrong with it, with what to do; null where nothing is
     */
    public record About(String product, String version, String address, String schema, String problem) {
    }

    /** Asks the database, which must answer. */
    public About about() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            Encoding encoding = database.encoding();
            return new About(about.getDatabaseProductName(), about.getDatabaseProductVersion(), about.getURL().split("[?;]", 2)[0],
                    database.dialect().currentSchema(connection),
                    encoding.isWhole() ? null : "database " + connection.getCatalog() + ": " + encoding.warning());
        }
    }

    /** Fails where the plugin's tables are not there. */
    public void requireTables() {
        database.table("clockify_integration").select("name").list(String.class);
    }
}
