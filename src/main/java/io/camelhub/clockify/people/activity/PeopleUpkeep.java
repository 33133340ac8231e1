package io.camelhub.clockify.people.activity;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.people.privacy.Descriptions;
import io.camelhub.clockify.store.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionException;

/** What is to be done now and then for the views of activity and for privacy; called at the end of each run, and of each tick. */
public final class PeopleUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleUpkeep.class);
    private static final Duration BETWEEN_PURGES = Duration.ofDays(1);

    private final Database database;
    private final ActivityDays days;
    private final Descriptions descriptions;
    private final Supplier<ZoneId> dayZone;
    private final Supplier<DescriptionPolicy> keepDescriptions;
    private Term purgedFor = Term.OVER;
    private DescriptionPolicy purged;

    /**
     * @param dayZone {@code clockify.day-zone}; asked at each call, so that an edit of the settings takes effect
     * @param keepDescriptions {@code clockify.keep-descriptions}, likewise
     */
    public PeopleUpkeep(Database database, Supplier<ZoneId> dayZone, Supplier<DescriptionPolicy> keepDescriptions,
            Outbox outbox) {
        this.database = database;
        this.days = new ActivityDays(database);
        this.descriptions = new Descriptions(database, outbox);
        this.dayZone = dayZone;
        this.keepDescriptions = keepDescriptions;
    }

    /**
     * Adds the days that are missing, and once a day drops descriptions that are no longer to be kept. Where the database does
     * not let it, that is logged, and the next call catches up.
     */
    public void run() {
        afterSync(null);
    }

    /**
     * The same at the end of a sync, which has changed the entries of one workspace alone.
     *
     * @param workspaceId the workspace's id; null is all workspaces
     */
    public synchronized void afterSync(String workspaceId) {
        try {
            days.ensure(dayZone.get(), workspaceId);
            purge(keepDescriptions.get());
        } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
            LOG.debug("Another node is writing the same, and will be done with it", e);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("The days of the views of activity, and descriptions whose time is over, have to wait: {}",
                    DatabaseUnavailableException.reason(e));
        }
    }

    private void purge(DescriptionPolicy policy) {
        Instant now = database.now();
        if (!Objects.equals(policy, purged) || !purgedFor.holds(now)) {
            descriptions.purge(policy);
            purgedFor = Term.of(now, BETWEEN_PURGES);
            purged = policy;
        }
    }
}
