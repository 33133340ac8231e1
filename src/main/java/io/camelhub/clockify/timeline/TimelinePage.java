package io.camelhub.clockify.timeline;

import java.time.Instant;
import java.util.List;

/**
 * A part of the timeline, the newest first.
 *
 * @param next where it goes on; null where nothing follows
 * @param searchedBackTo how far back the search came before its time was up: it may go on from {@code next}; null where the page is full,
 *     or the range is over
 * @param seen for {@link TimelineQuery#newer}: what had arrived when the page was made
 */
public record TimelinePage(List<Event> events, Cursor next, Instant searchedBackTo, TimelineCursor seen) {

    public TimelinePage {
        events = List.copyOf(events);
    }
}
