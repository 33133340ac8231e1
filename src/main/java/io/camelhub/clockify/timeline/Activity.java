package io.camelhub.clockify.timeline;

import java.time.LocalDate;
import java.util.List;

/**
 * How much was worked, without breaks, time off and holidays.
 *
 * @param zone where days are cut, an IANA name; null as long as nothing was synced
 * @param periods the first day of each period, without a gap, as the calendar has it: it may be before the first day asked for
 * @param series what was worked by whom or on what, the most first; those without a second are left out
 * @param staleDays days of a workspace, anywhere, that changed since and are still being summed: 0 is as of now
 * @param loggedNothing who of those in scope did not work at all, whatever else the filter says
 */
public record Activity(String zone, List<LocalDate> periods, List<Series> series, int staleDays, LoggedNothing loggedNothing) {

    /** What a series is. */
    public enum Kind {
        /** A team, employee, project or client. */
        ONE,
        /** All who have no team, or all that has no project or client. */
        NONE,
        /** All who are matched with no employee. Only where the scope is everybody, by team and by employee. */
        UNMATCHED,
        /** All that is too much to be named. */
        OTHER
    }

    /**
     * One row of the table, one line of the chart.
     *
     * @param key of the team its name, else the id; null where it is no {@link Kind#ONE}
     * @param name as of now; null where none is known, and where it is no {@link Kind#ONE}
     * @param seconds of each period, in the order of the periods
     * @param totalSeconds their sum
     * @param billableSeconds those of them that Clockify bills
     * @param mainProjects the names of the projects with the most time in it, of a team or an employee; else empty
     * @param among of a project or a client whose name another has too, in which workspace it is, and of which client where that is not
     *     enough; else null
     * @param color of a project, as Clockify has it, such as {@code #03A9F4}; null where none is known
     */
    public record Series(Kind kind, String key, String name, List<Long> seconds, long totalSeconds, long billableSeconds,
            List<String> mainProjects, String among, String color) {

        /** One of which neither is known. */
        public Series(Kind kind, String key, String name, List<Long> seconds, long totalSeconds, long billableSeconds, List<String> mainProjects) {
            this(kind, key, name, seconds, totalSeconds, billableSeconds, mainProjects, null, null);
        }
    }

    /** Seconds of all series. */
    public long totalSeconds() {
        return series.stream().mapToLong(Series::totalSeconds).sum();
    }

    /** Billable seconds of all series. */
    public long billableSeconds() {
        return series.stream().mapToLong(Series::billableSeconds).sum();
    }
}
