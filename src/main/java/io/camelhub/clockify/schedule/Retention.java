package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Conditions;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Delete;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.privacy.PurgeClock;
import io.camelhub.clockify.run.BudgetPolicy;
import io.camelhub.clockify.run.RunKind;
import io.camelhub.clockify.settings.ClockifySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Deletes data after its retention time, once a day: sync runs, the history of changes, rejected rows and the audit log by the settings
 * {@code clockify.keep-*}, and requests that no budget counts any more. A clock that leapt deletes nothing: see {@link PurgeClock}.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private static final Duration BETWEEN_PURGES = Duration.ofDays(1);

    /** Runs for webhook hints are many, and of little interest. */
    private static final Duration HINT_RUNS_KEPT = Duration.ofDays(1);

    /** The age at which a run without an end counts as killed. */
    private static final Duration ABANDONED = Duration.ofDays(2);

    /** Afterwards each workspace is matched again once, as it is daily anyway. */
    private static final Duration PEOPLE_CHANGES_KEPT = Duration.ofDays(1);

    /** The time limit of one call; the next continues. */
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    /** Rows per transaction, so that locks are short and the transaction log stays small. */
    static final int BATCH = 5000;

    private static final String PEOPLE_CHANGES = "clockify_people_change";

    private final Database database;
    private final ClockifySettings settings;
    private final PurgeClock clock;
    private final BooleanSupplier stops;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private volatile Term purged = Term.OVER;

    /** @param stops whether the hub is stopping: the rest is then left to the next start */
    public Retention(Database database, ClockifySettings settings, BooleanSupplier stops) {
        this.database = database;
        this.settings = settings;
        this.clock = new PurgeClock(database);
        this.stops = stops;
    }

    /**
     * Deletes what has expired, once a day in this process: for some seconds, until the next call continues. Does nothing while another thread does
     * it; a database error is logged, and the next day's call tries again.
     */
    public void purge() {
        if (atWork.compareAndSet(false, true)) {
            try {
                purge(database.now());
            } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
                LOG.warn("What is kept for a time only could not be deleted, and will be tomorrow: {}",
                        DatabaseUnavailableException.reason(e));
            } finally {
                atWork.set(false);
            }
        }
    }

    private void purge(Instant today) {
        if (purged.holds(today)) {
            return;
        }
        Term before = purged;
        // set first, so that an error waits for tomorrow
        purged = Term.of(today, BETWEEN_PURGES);
        Instant now = clock.now();
        long end = System.nanoTime() + AT_ONCE.toNanos();
        BooleanSupplier goesOn = () -> System.nanoTime() < end && !stops.getAsBoolean();
        long deleted = purgeRuns(settings.keepRuns(), now, false, goesOn)
                + purgeRuns(HINT_RUNS_KEPT, now, true, goesOn)
                + purge("clockify_time_entry_change", "seen_at", settings.keepChanges(), now, goesOn)
                + purge("clockify_rejected", "last_seen_at", settings.keepRejected(), now, goesOn)
                + purge("clockify_audit_log", "ordered_at", settings.keepAuditLog(), now, goesOn)
                + purge("clockify_request", "sent_at", BudgetPolicy.KEPT, now, goesOn)
                + purgePeopleChanges(now, goesOn)
                // without any view of activity, the marks of stale days would never be removed
                + purgeStaleDays(goesOn);
        LOG.debug("Deleted {} rows whose time is over", deleted);
        if (!goesOn.getAsBoolean()) {
            purged = before;
        }
    }

    /** @param kept null for ever */
    private long purge(String table, String time, Duration kept, Instant now, BooleanSupplier goesOn) {
        return kept == null ? 0 : purge(table, rows -> rows.below(time, now.minus(kept)), goesOn);
    }

    private long purgeRuns(Duration kept, Instant now, boolean ofHints, BooleanSupplier goesOn) {
        if (kept == null) {
            return 0;
        }
        Instant before = now.minus(kept);
        return purge("clockify_sync_run", runs -> {
            runs.below("started_at", before).any(ended -> ended.notNull("finished_at").below("started_at", before.minus(ABANDONED)));
            if (ofHints) {
                runs.where("kind", RunKind.HINTS.text());
            }
        }, goesOn);
    }

    /** The newest mark stays: otherwise the state after the next change could equal one before. */
    private long purgePeopleChanges(Instant now, BooleanSupplier goesOn) {
        Long newest = database.table(PEOPLE_CHANGES).select("max(id)").single(Long.class);
        return newest == null ? 0
                : purge(PEOPLE_CHANGES, rows -> rows.below("id", newest).below("changed_at", now.minus(PEOPLE_CHANGES_KEPT)), goesOn);
    }

    /** Deletes the oldest rows first, in batches up to an id. */
    private long purge(String table, Consumer<Conditions<?>> over, BooleanSupplier goesOn) {
        long deleted = 0;
        List<Long> oldest = oldest(table, over);
        while (!oldest.isEmpty() && goesOn.getAsBoolean()) {
            Delete delete = database.table(table).delete().atMost("id", oldest.get(oldest.size() - 1));
            over.accept(delete);
            deleted += delete.run();
            oldest = oldest(table, over);
        }
        return deleted;
    }

    private List<Long> oldest(String table, Consumer<Conditions<?>> over) {
        Select oldest = database.table(table).select("id");
        over.accept(oldest);
        return oldest.orderBy("id").limit(BATCH).list(Long.class);
    }

    private long purgeStaleDays(BooleanSupplier goesOn) {
        long deleted = 0;
        int some = BATCH;
        while (some == BATCH && goesOn.getAsBoolean()) {
            some = database.statement("retention/purge-stale-days", "rows", BATCH).update();
            deleted += some;
        }
        return deleted;
    }
}
