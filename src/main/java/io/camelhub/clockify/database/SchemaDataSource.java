package io.camelhub.clockify.database;

import io.camelhub.clockify.database.encoding.Encoding;
import io.camelhub.clockify.database.encoding.FittingConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Connections of the hub's DataSource, each set to the schema that holds the plugin's tables, and set back when it is closed:
 * a pool gives the same connection to the host's own routes.
 *
 * <p>The hub's bean and the schema's name are looked up when they are used, since they may appear after the plugin; what was
 * found counts for a second. On MySQL and MariaDB a schema is a database; a connection that had none there keeps ours, as it
 * cannot be set to none.
 */
public final class SchemaDataSource extends AbstractDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaDataSource.class);
    private static final Duration FINDING_LASTS = Duration.ofSeconds(1);

    /** What was found a moment ago: a page asks for half a dozen connections. */
    private record Found(DataSource target, String schema, long nanos) {
    }

    private final Supplier<DataSource> target;
    private final Supplier<String> schema;
    private volatile Found last;
    private volatile Encoding encoding;

    /**
     * @param target finds the hub's DataSource; throws {@link DatabaseUnavailableException} where there is none
     * @param schema gives the schema; null leaves the connection's own
     */
    public SchemaDataSource(Supplier<DataSource> target, Supplier<String> schema) {
        this.target = target;
        this.schema = schema;
    }

    /** The hub's own DataSource. */
    DataSource target() {
        return found().target();
    }

    /** The schema of the plugin's tables, or null: the connection's own. */
    String schema() {
        return found().schema();
    }

    private Found found() {
        Found found = last;
        if (found == null || System.nanoTime() - found.nanos() > FINDING_LASTS.toNanos()) {
            found = new Found(target.get(), schema.get(), System.nanoTime());
            last = found;
        }
        return found;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return fitting(target().getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return fitting(target().getConnection(username, password));
    }

    /** What characters the database has; asked of it once, before anything is written. */
    Encoding encoding() throws SQLException {
        if (encoding == null) {
            // by the connection of the transaction, if there is one: who holds one must not wait for another
            DataSource asked = TransactionSynchronizationManager.hasResource(this) ? this : target();
            Connection connection = DataSourceUtils.doGetConnection(asked);
            try {
                encoding = encoding(connection);
            } finally {
                DataSourceUtils.doReleaseConnection(connection, asked);
            }
        }
        return encoding;
    }

    private Connection fitting(Connection connection) throws SQLException {
        Connection own = inSchema(connection);
        Encoding known = encoding;
        return known == null ? own : FittingConnection.of(own, known);
    }

    private static Encoding encoding(Connection connection) throws SQLException {
        Encoding found = Dialect.of(connection).encoding(connection);
        if (!found.isWhole()) {
            LOG.warn("PostgreSQL database {}: {}", connection.getCatalog(), found.warning());
        }
        return found;
    }

    private Connection inSchema(Connection connection) throws SQLException {
        String name = schema();
        if (name == null) {
            return connection;
        }
        try {
            Dialect dialect = Dialect.of(connection);
            String before = dialect.currentSchema(connection);
            dialect.useSchema(connection, name);
            keep(connection);
            return (Connection) Proxy.newProxyInstance(
                    SchemaDataSource.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> call(connection, dialect, before, proxy, method, arguments));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Object call(
            Connection connection, Dialect dialect, String before, Object proxy, Method method, Object[] arguments)
            throws Throwable {
        if (method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        if (method.getName().equals("close") && !connection.isClosed()) {
            try (connection) {
                setBack(connection, dialect, before);
                return null;
            }
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void setBack(Connection connection, Dialect dialect, String before) throws SQLException {
        if (before == null) {
            return;
        }
        if (!connection.getAutoCommit()) {
            // what nobody committed; the pool would do the same, but take the setting back with it
            connection.rollback();
        }
        dialect.resetSchema(connection, before);
        keep(connection);
    }

    /** On PostgreSQL, a setting made in a transaction is undone with it. */
    private static void keep(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
