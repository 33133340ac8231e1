package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Encoding;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The hub's database: product, version, address. */
public final class DatabaseQuery {

    private final Database database;

    public DatabaseQuery(Database database) {
        this.database = database;
    }

    /**
     * @param address the JDBC URL without parameters, which may hold a password
     * @param schema the schema of the tables; on MySQL and MariaDB a database
     * @param problem a problem with its remedy; null for none
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

    /** Throws where the plugin's tables do not exist. */
    public void requireTables() {
        database.table("clockify_integration").select("name").list(String.class);
    }
}
