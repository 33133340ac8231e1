package io.camelhub.clockify.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A DataSource that returns all its open connections when it is closed. Flyway leaves some open when the database goes away during a migration,
 * which would drain the hub's pool try by try, with the locks of their sessions.
 *
 * <p>Used by one thread at a time.
 */
final class TrackingDataSource extends DelegatingDataSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrackingDataSource.class);

    private final List<Connection> opened = new ArrayList<>();

    TrackingDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        opened.add(connection);
        return connection;
    }

    @Override
    public void close() {
        for (Connection connection : opened) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("A connection could not be given back", e);
            }
        }
    }
}
