package io.camelhub.clockify.timeline;

import java.util.List;

/**
 * The entries that appeared since a page was made, the newest start first.
 *
 * @param more whether there are more than requested
 * @param seen the cursor for the next query
 */
public record Newer(List<Event> events, boolean more, TimelineCursor seen) {

    public Newer {
        events = List.copyOf(events);
    }
}
