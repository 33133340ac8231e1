package io.camelhub.clockify.timeline;

import java.util.List;

/**
 * What came into sight since a page was made, the newest start first.
 *
 * @param more whether there is more than was asked for
 * @param seen what had arrived when this was asked, to go on from
 */
public record Newer(List<Event> events, boolean more, TimelineCursor seen) {

    public Newer {
        events = List.copyOf(events);
    }
}
