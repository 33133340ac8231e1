package io.camelhub.clockify.database;

import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pools of connections that Camel made for {@code camel.beans.*}. It leaves them open when it stops, and some processes
 * go on after that: that of {@code demo --console}, that of a test.
 */
public final class ConnectionPools implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPools.class);

    private final Set<DataSource> pools;

    private ConnectionPools(Set<DataSource> pools) {
        this.pools = pools;
    }

    /**
     * Finds them while the context still knows them.
     *
     * @param context null if none was made, which has no pools
     */
    public static ConnectionPools of(CamelContext context) {
        return new ConnectionPools(context == null ? Set.of() : context.getRegistry().findByType(DataSource.class));
    }

    /** Closes all that can be closed; one that fails is logged, and keeps no other open. */
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
