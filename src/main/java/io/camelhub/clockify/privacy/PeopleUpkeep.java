package io.camelhub.clockify.privacy;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.entries.ActivityDays;
import io.camelhub.clockify.entries.PeopleCalendar;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.outbox.Outbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionException;

/**
 * Periodic upkeep of the activity sums and of privacy. A run sums the days of its own entries; this does the rest beside the syncs, in one thread
 * of a process at a time, with short transactions.
 */
public final class PeopleUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleUpkeep.class);
    private static final Duration BETWEEN_PURGES = Duration.ofDays(1);
    /** The time limit for deleting descriptions in one call; the next call continues. */
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    private final Database database;
    private final ActivityDays days;
    private final PeopleCalendar calendar;
    private final Descriptions descriptions;
    private final Supplier<ZoneId> dayZone;
    private final Supplier<BigDecimal> weekHours;
    private final Supplier<DescriptionPolicy> keepDescriptions;
    private final BooleanSupplier stops;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private volatile Term purgedFor = Term.OVER;
    private volatile DescriptionPolicy purged;

    /**
     * @param dayZone {@code clockify.day-zone}; read at each call, so that an edit of the settings takes effect
     * @param weekHours {@code clockify.people.week-hours}, likewise
     * @param keepDescriptions {@code clockify.keep-descriptions}, likewise
     * @param stops whether the hub is stopping: the rest is then left to the next start
     */
    public PeopleUpkeep(Database database, Supplier<ZoneId> dayZone, Supplier<BigDecimal> weekHours,
            Supplier<DescriptionPolicy> keepDescriptions, Outbox outbox, BooleanSupplier stops) {
        this.database = database;
        this.days = new ActivityDays(database);
        this.calendar = new PeopleCalendar(database);
        this.descriptions = new Descriptions(database, outbox);
        this.dayZone = dayZone;
        this.weekHours = weekHours;
        this.keepDescriptions = keepDescriptions;
        this.stops = stops;
    }

    /**
     * Adds missing days, and once a day deletes descriptions after their retention time: for some seconds, until the next call continues. Does
     * nothing while another thread does it; after a database error, which is logged, the next call tries again.
     */
    public void run() {
        if (atWork.compareAndSet(false, true)) {
            try {
                tried(() -> {
                    days.ensure(dayZone.get());
                    calendar.ensure(dayZone.get(), weekHours.get());
                    purge(keepDescriptions.get());
                });
            } finally {
                atWork.set(false);
            }
        }
    }

    /**
     * Adds missing days at the end of a sync, for its workspace. After a change of the time zone all days are written anew, which is left to
     * {@link #run}.
     */
    public void afterSync(String workspaceId) {
        tried(() -> {
            days.ensure(dayZone.get(), workspaceId);
            calendar.ensure(dayZone.get(), weekHours.get(), workspaceId);
        });
    }

    private static void tried(Runnable work) {
        try {
            work.run();
        } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
            LOG.debug("Another node is writing the same, and will be done with it", e);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("The days of the views, and descriptions whose time is over, have to wait: {}",
                    DatabaseUnavailableException.reason(e));
        }
    }

    private void purge(DescriptionPolicy policy) {
        Instant now = database.now();
        if (!Objects.equals(policy, purged) || !purgedFor.holds(now)) {
            long end = System.nanoTime() + AT_ONCE.toNanos();
            if (descriptions.purge(policy, () -> System.nanoTime() < end && !stops.getAsBoolean()).whole()) {
                purgedFor = Term.of(now, BETWEEN_PURGES);
                purged = policy;
            }
        }
    }
}
