package io.camelhub.clockify.monitor;

import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.query.HubFigures;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * Caches the hub's figures for some seconds, because one scrape reads thousands of gauges. A database failure is cached for as long. Safe for use
 * by several threads.
 */
public final class LatestFigures {

    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final Supplier<HubFigures> query;
    private final LongSupplier nanos;
    private volatile Known known;

    /** @param nanos as {@link System#nanoTime} */
    public LatestFigures(Supplier<HubFigures> query, LongSupplier nanos) {
        this.query = query;
        this.nanos = nanos;
    }

    private record Known(HubFigures figures, long at) {
    }

    /** Null where the database does not answer, or has no tables yet. */
    public HubFigures get() {
        Known now = known;
        return isFresh(now) ? now.figures() : read();
    }

    private boolean isFresh(Known one) {
        return one != null && nanos.getAsLong() - one.at() < FRESH;
    }

    private synchronized HubFigures read() {
        if (!isFresh(known)) {
            HubFigures figures = null;
            try {
                figures = query.get();
            } catch (DataAccessException | DatabaseUnavailableException e) {
                // the database's health check reports it
                figures = null;
            }
            known = new Known(figures, nanos.getAsLong());
        }
        return known.figures();
    }
}
