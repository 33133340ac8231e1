package io.camelhub.clockify.database;

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
 * Connections of the hub's DataSource, which are given texts that the database has characters for.
 *
 * <p>The hub's bean is looked up when it is used, since it may appear after the plugin; what was found counts for a second.
 */
public final class HubDataSource extends AbstractDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(HubDataSource.class);
    private static final Duration FINDING_LASTS = Duration.ofSeconds(1);

    /** What was found a moment ago: a page asks for half a dozen connections. */
    private record Found(DataSource target, long nanos) {
    }

    private final Supplier<DataSource> target;
    private volatile Found last;
    private volatile Encoding encoding;

    /** @param target finds the hub's DataSource; throws {@link DatabaseUnavailableException} where there is none */
    public HubDataSource(Supplier<DataSource> target) {
        this.target = target;
    }

    /** The hub's own DataSource. */
    DataSource target() {
        Found found = last;
        if (found == null || System.nanoTime() - found.nanos() > FINDING_LASTS.toNanos()) {
            found = new Found(target.get(), System.nanoTime());
            last = found;
        }
        return found.target();
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

    private Connection fitting(Connection connection) {
        Encoding known = encoding;
        return known == null ? connection : FittingConnection.of(connection, known);
    }

    private static Encoding encoding(Connection connection) throws SQLException {
        Encoding found = Dialect.of(connection).encoding(connection);
        if (!found.isWhole()) {
            LOG.warn("PostgreSQL database {}: {}", connection.getCatalog(), found.warning());
        }
        return found;
    }
}
