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
 * The hub's DataSource, with connections that replace characters that the database cannot store.
 *
 * <p>The hub's bean is looked up at use, because the host may add it after the plugin; the result is cached for a second.
 */
public final class HubDataSource extends AbstractDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(HubDataSource.class);
    private static final Duration FINDING_LASTS = Duration.ofSeconds(1);

    /** The cached look-up: a page opens half a dozen connections. */
    private record Found(DataSource target, long nanos) {
    }

    private final Supplier<DataSource> target;
    private volatile Found last;
    private volatile Encoding encoding;

    /** @param target looks up the hub's DataSource; throws {@link DatabaseUnavailableException} where there is none */
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

    /** The database's encoding; read once, before anything is written. */
    Encoding encoding() throws SQLException {
        if (encoding == null) {
            // with the connection of an open transaction: waiting for a second one could deadlock the pool
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
