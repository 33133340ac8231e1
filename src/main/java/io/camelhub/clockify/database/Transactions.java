package io.camelhub.clockify.database;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of the plugin.
 *
 * <p>With read committed on MySQL and MariaDB too, as on the others by default: otherwise reading a missing row locks the gap, and two workspaces
 * written at the same time could deadlock.
 */
final class Transactions {

    private static final int ATTEMPTS = 5;

    private final JdbcTransactionManager manager;
    private final Supplier<Dialect> dialect;

    Transactions(DataSource dataSource, Supplier<Dialect> dialect) {
        this.manager = new JdbcTransactionManager(dataSource);
        this.dialect = dialect;
    }

    /** Runs work in one transaction, or in the one that is already open. */
    TransactionTemplate template() {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setIsolationLevel(dialect.get().isolation());
        return template;
    }

    /** See {@link Database#inRetriedTransaction}. */
    <T> T retried(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return template().execute(status -> work.get());
            } catch (PessimisticLockingFailureException | DuplicateKeyException e) {
                if (attempt == ATTEMPTS || isOpen()) {
                    throw e;
                }
            }
        }
    }

    /** See {@link Database#afterCommit}. */
    static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** Whether the current thread is in a transaction. */
    static boolean isOpen() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
