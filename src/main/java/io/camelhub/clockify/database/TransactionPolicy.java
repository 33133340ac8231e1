package io.camelhub.clockify.database;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Runs the steps within a route's {@code policy} in one database transaction.
 *
 * <p>The steps must stay in one thread and use the plugin's DataSource.
 */
public final class TransactionPolicy implements Policy {

    private final Database database;

    public TransactionPolicy(Database database) {
        this.database = database;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // the steps need no preparation
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> database.transaction().executeWithoutResult(status -> {
            try {
                steps.process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            }
            if (exchange.getException() != null || exchange.isRollbackOnly()) {
                status.setRollbackOnly();
            }
        });
    }
}
