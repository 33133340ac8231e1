package io.camelhub.clockify.privacy;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * As of when something may be deleted because its time is over: never later than another clock than the database's vouches for, which
 * may have leapt a year. What is deleted too late is deleted the next day; what is deleted too early is gone.
 */
@Decision
final class PurgeTime {

    /** Where nothing is asked of Clockify, the database's clock is believed for this time from what was written last. */
    static final Duration BELIEVED = Duration.ofDays(2);

    private PurgeTime() {
    }

    /**
     * Decides.
     *
     * @param now by the database's clock
     * @param certain what it surely was by Clockify's clock in the last sync; null where none knows it
     * @param written the newest time that was written; null for none
     * @param counted what this process counted on from an earlier decision; null for none
     */
    static Instant of(Instant now, Instant certain, Instant written, Instant counted) {
        Instant vouched = certain != null ? certain : written != null ? written.plus(BELIEVED) : now;
        Instant latest = counted != null && counted.isAfter(vouched) ? counted : vouched;
        return latest.isBefore(now) ? latest : now;
    }
}
