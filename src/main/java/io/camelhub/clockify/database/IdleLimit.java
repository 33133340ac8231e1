package io.camelhub.clockify.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The idle limit of a connection of MySQL or MariaDB within a transaction; removed at its end, because the pool reuses the connection. */
final class IdleLimit implements TransactionSynchronization {

    private static final Logger LOG = LoggerFactory.getLogger(IdleLimit.class);

    private final Database database;

    private IdleLimit(Database database) {
        this.database = database;
    }

    /** Sets the limit for the current transaction, once. */
    static void set(Database database) {
        if (TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(IdleLimit.class::isInstance)) {
            database.execute(database.dialect().limitIdleness());
            TransactionSynchronizationManager.registerSynchronization(new IdleLimit(database));
        }
    }

    @Override
    public void beforeCompletion() {
        try {
            database.execute(database.dialect().endIdleLimit());
        } catch (DataAccessException e) {
            LOG.debug("The connection is gone, and its limit with it: {}", e.getMessage());
        }
    }
}
