package io.camelhub.clockify.overview;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.timeline.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Adds up the work on a project by weeks, the current month and year, and in all. To be used by one thread. */
@Decision
final class ProjectTotal {

    private final List<LocalDate> weeks;
    private final LocalDate today;
    private final long[] seconds;
    private long billable;
    private long month;
    private long year;
    private long all;

    /** @param weeks Mondays, without a gap */
    ProjectTotal(List<LocalDate> weeks, LocalDate today) {
        this.weeks = weeks;
        this.today = today;
        this.seconds = new long[weeks.size()];
    }

    /** @param day or the first day of the month, for work before the weeks */
    void add(LocalDate day, boolean isBillable, long more) {
        int week = weeks.indexOf(Unit.WEEK.start(day));
        if (week >= 0) {
            seconds[week] += more;
            billable += isBillable ? more : 0;
        }
        all += more;
        year += day.getYear() == today.getYear() ? more : 0;
        month += day.getYear() == today.getYear() && day.getMonth() == today.getMonth() ? more : 0;
    }

    ProjectSums sums(String id, String name, String color) {
        return new ProjectSums(id, name, color, Arrays.stream(seconds).boxed().toList(), Arrays.stream(seconds).sum(), billable, month, year, all);
    }
}
