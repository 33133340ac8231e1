package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.Frame;
import java.util.List;

/**
 * The page of the timeline as it is drawn.
 *
 * @param range the days, in words
 * @param clearAll null where no filter is set
 * @param csv null where there is nothing to keep
 * @param poll what is asked for new events; null on older pages
 * @param newest null where this is the newest part
 * @param older null where nothing is older
 * @param searched how far back was looked; null where that is plain
 * @param wider longer ranges to look through
 * @param further where new events are that are not on this page; null for nowhere
 * @param nothing why nothing is shown; null where something is
 */
public record TimelineView(
        Frame frame, String range, String zone, List<String> notes, List<FilterMenu> filters, List<Switch> switches, String clearAll,
        String csv, String poll, List<DayView> days, String newest, Link older, String searched, List<Link> wider, Link further,
        EmptyState nothing) {
}
