package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.timeline.EventLine;
import java.util.List;

/**
 * The view of a person's page.
 *
 * @param about team, manager and addresses in one line
 * @param users addresses of the pages of their Clockify users, for admins
 * @param timeline the address of their events
 */
public record PersonSheet(
        Frame frame, String name, String about, String zone, boolean active, List<Link> users, String timeline, String week, WeekGrid grid,
        String weekBefore, String weekAfter, int year, YearMap map, String yearBefore, String yearAfter, List<Share> projects, List<Latest> latest) {

    /** A link. */
    public record Link(String text, String href) {
    }

    /** A project of the last 90 days. */
    public record Share(String name, String hours, String share) {
    }

    /** An event with its day. */
    public record Latest(String day, EventLine line) {
    }
}
