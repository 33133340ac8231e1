package io.camelhub.clockify.web.timeline;

import java.util.List;

/**
 * A day of the timeline.
 *
 * @param sum of the whole day, even if only some of its events are on the page; empty where not known
 */
public record DayView(String heading, String sum, List<EventLine> events) {
}
