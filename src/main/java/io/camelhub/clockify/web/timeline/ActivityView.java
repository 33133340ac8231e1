package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The view of the activity page, with formatted values.
 *
 * @param about the dimension and the days
 * @param ignored messages about ignored values in the address
 * @param stale a message about sums in progress; null for none
 * @param filters in order
 * @param clear the address without filters; null where none is set
 * @param csv the address of the file
 * @param empty shown instead of all below; null where there is something to show
 * @param chart null where {@code empty} is not
 * @param lines the link that unfolds or folds series of the chart; null for none
 * @param idle the people who logged nothing; null where not known
 */
public record ActivityView(Frame frame, String about, List<String> ignored, String stale, List<FilterMenu> filters, String clear,
        String csv, Empty empty, ActivityChart chart, Lines lines, ActivityTable table, Periods periods, Idle idle) {

    /**
     * Why there is nothing, and what to do.
     *
     * @param href the address of the next step; null for none
     */
    public record Empty(String title, String words, String next, String href) {
    }

    /** A link to the chart with more or fewer named series. */
    public record Lines(String words, String href) {
    }

    /** The numbers of the chart as a table. */
    public record Periods(String unit, List<Row> rows) {

        /** @param hours of each line of the chart, and in all */
        public record Row(String period, List<String> hours) {
        }

        /** The numbers of a chart. */
        public static Periods of(ActivityChart chart, List<LocalDate> periods, Unit unit) {
            return new Periods(ActivityChoice.key(unit), IntStream.range(0, periods.size()).mapToObj(i -> {
                List<Long> seconds = new ArrayList<>(chart.lines().stream().map(line -> line.seconds().get(i)).toList());
                seconds.add(seconds.stream().mapToLong(Long::longValue).sum());
                return new Row(ActivityWords.period(unit, periods.get(i)), seconds.stream().map(ActivityWords::hours).toList());
            }).toList());
        }
    }

    /**
     * The people who logged nothing.
     *
     * @param isLong whether the list is folded
     */
    public record Idle(String title, String words, boolean isLong, List<Person> people) {

        /** @param team null for none */
        public record Person(String name, String team, boolean isMatched, boolean hasTimeOff) {
        }
    }
}
