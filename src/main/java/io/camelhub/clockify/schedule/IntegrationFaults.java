package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Update;
import io.camelhub.clockify.http.HostSilentException;
import io.camelhub.clockify.http.HubStopsException;
import io.camelhub.clockify.http.KeyRefusedException;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.TooManyRequestsException;
import io.camelhub.clockify.model.Times;
import io.camelhub.clockify.run.BudgetExhaustedException;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.run.WaitsOn;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Handles faults of a whole integration: starts a growing back-off, and logs each fault once. */
public final class IntegrationFaults {

    private static final Logger LOG = LoggerFactory.getLogger(IntegrationFaults.class);

    private final Database database;
    private final Integrations integrations;
    private final Progress progress;
    private final FaultText texts;
    private final Pauses pauses = new Pauses();

    public IntegrationFaults(Database database, Integrations integrations, Progress progress) {
        this.database = database;
        this.integrations = integrations;
        this.progress = progress;
        this.texts = new FaultText(database);
    }

    /**
     * Reports that a key does not see all teams of the settings.
     *
     * @param order a person's; null for none
     */
    public void report(String integration, String problem, SyncOrder order) {
        report(integration, order == null ? null : order.id(), problem, KeyFault.SOME_TEAMS, null);
    }

    /**
     * Handles a failure before a run began: of the discovery, or of a workspace's sync.
     *
     * @param order the id of a person's order; null for none
     */
    void notBegun(String integration, String order, Throwable cause) {
        if (cause instanceof BudgetExhaustedException wait) {
            postpone(integration, order, wait.until(), wait);
        } else if (cause instanceof HostSilentException silent && silent.hasTimedOut()) {
            integrations.postponed(integration, silent.until(), WaitsOn.CLOCKIFY, SyncRunTable.brief(FaultText.of(silent)));
            fail(integration, order, silent);
        } else if (cause instanceof HostSilentException silent) {
            postpone(integration, order, silent.until(), silent);
        } else if (cause instanceof TooManyRequestsException refused) {
            Duration pause = refused.retryAfter() == null ? pauses.limited(integration) : refused.retryAfter();
            postpone(integration, order, database.now().plus(pause), refused);
        } else if (!(cause instanceof HubStopsException)) {
            if (fault(cause) != null) {
                integrations.refused(integration);
            } else if (cause instanceof RequestFailedException) {
                integrations.unanswered(integration);
            }
            fail(integration, order, cause);
        }
    }

    /** Handles a key that was refused during a run; the run itself reports it. */
    void refused(String integration, KeyRefusedException cause) {
        integrations.refused(integration);
        keep(integration, withoutErased(FaultText.of(cause)), KeyFault.REFUSED, cause.date());
    }

    private void postpone(String integration, String order, Instant until, Throwable cause) {
        String reason = FaultText.of(cause);
        LOG.info("Integration {} waits until {}: {}", integration, Times.reached(until), reason);
        integrations.postponed(integration, until, WaitsOn.of(cause), SyncRunTable.brief(reason));
        progress.publish(order, listener -> listener.waiting(integration, null, until, reason));
    }

    private void fail(String integration, String order, Throwable cause) {
        LOG.debug("Integration {} failed", integration, cause);
        report(integration, order, FaultText.of(cause), fault(cause), cause instanceof KeyRefusedException refused ? refused.date() : null);
    }

    /** The key's fault by an exception; null for none. */
    private static KeyFault fault(Throwable cause) {
        return cause instanceof KeyRefusedException ? KeyFault.REFUSED : cause instanceof UnknownTeamException ? KeyFault.NO_TEAM : null;
    }

    /** @param date the time of Clockify's answer by its own clock; null for no answer, or one without a date */
    private void report(String integration, String order, String problem, KeyFault fault, Instant date) {
        String message = withoutErased(problem);
        if (integrations.isNews(integration, message)) {
            LOG.warn("Integration {}: {}", integration, message);
        }
        keep(integration, message, fault, date);
        progress.publish(order, listener -> listener.failed(integration, message));
    }

    private void keep(String integration, String message, KeyFault fault, Instant date) {
        Instant now = database.now();
        Table integrationTable = database.table("clockify_integration").at("name", integration);
        try {
            Update noted = integrationTable.update("key_fault", fault).setSince("error", message, "error_at", now);
            if (date != null) {
                noted.set("refused_at", date);
            }
            if (noted.run() == 0) {
                // of one that was never synced, nothing else is known
                integrationTable.insert("error", message, "error_at", now, "key_fault", fault, "refused_at", date);
            }
        } catch (DataAccessException | DatabaseUnavailableException e) {
            LOG.warn("This could not be kept in the database: {}", FaultText.of(e));
        }
    }

    private String withoutErased(String message) {
        try {
            return texts.withoutErased(message);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            // without the database, and most likely about it
            return message;
        }
    }
}
