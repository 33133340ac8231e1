package io.camelhub.clockify.database;

import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection pools that Camel created for {@code camel.beans.*}. Camel does not close them when it stops, but some processes continue after
 * that: {@code demo --console}, or a test.
 */
public final class ConnectionPools implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPools.class);

    private final Set<DataSource> pools;

    private ConnectionPools(Set<DataSource> pools) {
        this.pools = pools;
    }

    /**
     * Finds them while the context still has them.
     *
     * @param context null for none, which has no pools
     */
    public static ConnectionPools of(CamelContext context) {
        return new ConnectionPools(context == null ? Set.of() : context.getRegistry().findByType(DataSource.class));
    }

    /** Closes all pools; a failure is logged, and the others are closed all the same. */
    @Override
    public void close() {
        for (DataSource pool : pools) {
            if (pool instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    LOG.debug("A pool of connections was not closed", e);
                }
            }
        }
    }
}
