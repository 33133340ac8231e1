package io.camelhub.clockify.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections of the hub's DataSource, each set to the schema that holds the plugin's tables.
 *
 * <p>The hub's bean is looked up at each use, since it may appear after the plugin. On MySQL and MariaDB a schema is a
 * database.
 */
public final class SchemaDataSource extends AbstractDataSource {

    private final Supplier<DataSource> target;
    private final Supplier<String> schema;

    /**
     * @param target finds the hub's DataSource; throws {@link DatabaseUnavailableException} where there is none
     * @param schema tells the schema; null leaves the connection's own
     */
    public SchemaDataSource(Supplier<DataSource> target, Supplier<String> schema) {
        this.target = target;
        this.schema = schema;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return inSchema(target.get().getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return inSchema(target.get().getConnection(username, password));
    }

    private Connection inSchema(Connection connection) throws SQLException {
        String name = schema.get();
        if (name == null) {
            return connection;
        }
        try {
            if (Dialect.of(connection) == Dialect.MYSQL) {
                connection.setCatalog(name);
            } else {
                connection.setSchema(name);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
