package io.camelhub.clockify.privacy;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides the current time for retention: never later than a second clock confirms, because the database's clock may leap by a year. Deleting a day
 * late is harmless; deleting too early loses data.
 */
@Decision
final class PurgeTime {

    /** How long the database's clock is trusted after the last write, without syncs. */
    static final Duration BELIEVED = Duration.ofDays(2);

    private PurgeTime() {
    }

    /**
     * @param now by the database's clock
     * @param certain a certain time by Clockify's clock, from the last sync; null where not known
     * @param written the newest time that was written; null for none
     * @param counted an earlier decision plus the time measured by this process since; null for none
     */
    static Instant of(Instant now, Instant certain, Instant written, Instant counted) {
        Instant vouched = certain != null ? certain : written != null ? written.plus(BELIEVED) : now;
        Instant latest = counted != null && counted.isAfter(vouched) ? counted : vouched;
        return latest.isBefore(now) ? latest : now;
    }
}
