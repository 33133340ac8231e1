package io.camelhub.clockify.web.timeline;

import java.util.List;

/**
 * A day of the timeline as it is drawn.
 *
 * @param sum of the whole day, also where only some of its events are on the page; empty where it is not known
 */
public record DayView(String heading, String sum, List<EventLine> events) {
}
