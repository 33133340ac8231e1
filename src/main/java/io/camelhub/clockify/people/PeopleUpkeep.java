package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/** What is to be done now and then for the views of activity and for privacy; called at the end of each run, and of each tick. */
public final class PeopleUpkeep {

    private static final Duration BETWEEN_PURGES = Duration.ofDays(1);

    private final Database database;
    private final ActivityDays days;
    private final Descriptions descriptions;
    private final Supplier<ZoneId> dayZone;
    private final Supplier<DescriptionPolicy> keepDescriptions;
    private Instant purgedAt = Instant.EPOCH;
    private DescriptionPolicy purged;

    /**
     * @param dayZone {@code clockify.day-zone}; asked at each call, so that an edit of the settings takes effect
     * @param keepDescriptions {@code clockify.keep-descriptions}, likewise
     */
    public PeopleUpkeep(Database database, Supplier<ZoneId> dayZone, Supplier<DescriptionPolicy> keepDescriptions) {
        this.database = database;
        this.days = new ActivityDays(database);
        this.descriptions = new Descriptions(database);
        this.dayZone = dayZone;
        this.keepDescriptions = keepDescriptions;
    }

    /** Adds the days that are missing, and once a day drops descriptions that are no longer to be kept. */
    public synchronized void run() {
        try {
            days.ensure(dayZone.get());
        } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
            // another node is writing the same days, and will be done with them
            return;
        }
        DescriptionPolicy policy = keepDescriptions.get();
        Instant now = database.now();
        if (!Objects.equals(policy, purged) || !now.isBefore(purgedAt.plus(BETWEEN_PURGES))) {
            descriptions.purge(policy);
            purgedAt = now;
            purged = policy;
        }
    }
}
