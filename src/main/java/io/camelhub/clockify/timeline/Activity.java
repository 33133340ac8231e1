package io.camelhub.clockify.timeline;

import java.time.LocalDate;
import java.util.List;

/**
 * Sums of work, without breaks, time off and holidays.
 *
 * @param zone the time zone of the days, an IANA name; null before the first sync
 * @param periods the first day of each period, without a gap; may be before the first day of the filter
 * @param series the sums by person or object, the largest first; without empty ones
 * @param staleDays days of workspaces with changes that are not summed yet; 0 for up to date
 * @param loggedNothing the employees in scope without any work, whatever else the filter says
 */
public record Activity(String zone, List<LocalDate> periods, List<Series> series, int staleDays, LoggedNothing loggedNothing) {

    /** The kind of a series. */
    public enum Kind {
        /** A team, employee, project or client. */
        ONE,
        /** Work without a team, project or client. */
        NONE,
        /** Work of unmatched users. Only with a scope of everybody, by team and by employee. */
        UNMATCHED,
        /** The rest beyond the largest series. */
        OTHER
    }

    /**
     * One row of the table, one line of the chart.
     *
     * @param key the name of a team, otherwise the id; null if not {@link Kind#ONE}
     * @param name the current name; null where none is known, and if not {@link Kind#ONE}
     * @param seconds of each period, in the order of the periods
     * @param totalSeconds their sum
     * @param billableSeconds the billable part of the sum
     * @param mainProjects the names of the largest projects of a team or an employee; else empty
     * @param among the workspace, and if needed the client, of a project or client whose name is not unique; else null
     * @param color of a project, in Clockify's form, such as {@code #03A9F4}; null where none is known
     */
    public record Series(Kind kind, String key, String name, List<Long> seconds, long totalSeconds, long billableSeconds,
            List<String> mainProjects, String among, String color) {

        /** A series without {@code among} and {@code color}. */
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
