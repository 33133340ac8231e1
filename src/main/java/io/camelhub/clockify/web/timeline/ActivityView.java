package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the page of activity shows; everything is ready to be printed.
 *
 * @param about what is summed up, of which days
 * @param ignored what of the address was left out
 * @param stale what is still being summed up; null for nothing
 * @param filters in their order
 * @param clear where no filter is set; null where none is
 * @param csv where the file is
 * @param empty in place of all below it; null where there is something to show
 * @param chart null where {@code empty} is not
 * @param lines what opens the lines of the chart that are folded, or folds them again; null where none are
 * @param idle who logged nothing; null where that is not known
 */
public record ActivityView(Frame frame, String about, List<String> ignored, String stale, List<FilterMenu> filters, String clear,
        String csv, Empty empty, ActivityChart chart, Lines lines, ActivityTable table, Periods periods, Idle idle) {

    /**
     * Why there is nothing, and what to do.
     *
     * @param href where to go on; null for nowhere
     */
    public record Empty(String title, String words, String next, String href) {
    }

    /** A link to the chart with other lines. */
    public record Lines(String words, String href) {
    }

    /** The numbers of the chart. */
    public record Periods(String unit, List<Row> rows) {

        /** @param hours of each line of the chart, and of all */
        public record Row(String period, List<String> hours) {
        }

        static Periods of(ActivityChart chart, List<LocalDate> periods, Unit unit) {
            return new Periods(ActivityChoice.key(unit), IntStream.range(0, periods.size()).mapToObj(i -> {
                List<Long> seconds = new ArrayList<>(chart.lines().stream().map(line -> line.seconds().get(i)).toList());
                seconds.add(seconds.stream().mapToLong(Long::longValue).sum());
                return new Row(ActivityWords.period(unit, periods.get(i)), seconds.stream().map(ActivityWords::hours).toList());
            }).toList());
        }
    }

    /**
     * Who logged nothing.
     *
     * @param isLong whether they are to be folded up
     */
    public record Idle(String title, String words, boolean isLong, List<Person> people) {

        /** @param team null for none */
        public record Person(String name, String team, boolean isMatched, boolean hasTimeOff) {
        }
    }
}
