package io.camelhub.clockify.timeline;

import java.time.Instant;
import java.util.List;

/**
 * A page of the timeline, the newest first.
 *
 * @param next the cursor of the next page; null for none
 * @param searchedBackTo how far back the search came within its time limit, and may continue from {@code next}; null where the page is full, or the
 *     range is complete
 * @param seen the cursor for {@link TimelineQuery#newer}
 */
public record TimelinePage(List<Event> events, Cursor next, Instant searchedBackTo, TimelineCursor seen) {

    public TimelinePage {
        events = List.copyOf(events);
    }
}
