package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.Frame;
import java.util.List;
import java.util.Map;

/**
 * The view of the timeline.
 *
 * @param range the days, in words
 * @param clearAll the address without filters; null where none is set
 * @param csv the address of the file; null for no events
 * @param poll the address that reports new events; null on older pages
 * @param newest the address of the first page; null on the first page
 * @param older the address of the next page; null for none
 * @param searched how far back was searched; null for the whole range
 * @param wider longer ranges
 * @param further the address of new events that are not on this page; null for none
 * @param projects the pages of the projects, by the id of the event's entry
 * @param nothing the empty state; null where there are events
 */
public record TimelineView(
        Frame frame, String range, String zone, List<String> notes, List<FilterMenu> filters, List<Switch> switches, String clearAll,
        String csv, String poll, List<DayView> days, String newest, Link older, String searched, List<Link> wider, Link further,
        Map<String, String> projects, EmptyState nothing) {
}
