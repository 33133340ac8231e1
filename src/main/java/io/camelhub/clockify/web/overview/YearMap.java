package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.overview.PersonOverview.Work;
import io.camelhub.clockify.web.timeline.Length;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The work of a year as squares: a column a week, Monday on top.
 *
 * @param words what the whole says
 * @param width in units of the drawing
 * @param months the sum of each, with the same numbers
 */
@Decision
public record YearMap(String words, int width, List<Square> squares, List<MonthSum> months) {

    private static final int STEP = 14;
    private static final int HOUR = 3600;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    /**
     * A day.
     *
     * @param level 0 for no work to 4 for more than eight hours
     */
    public record Square(int x, int y, int level, String title) {
    }

    /** The work of a month. */
    public record MonthSum(String name, String sum) {
    }

    static YearMap of(int year, List<Work> works) {
        Map<LocalDate, Long> seconds = works.stream().collect(Collectors.groupingBy(Work::day, Collectors.summingLong(Work::seconds)));
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate left = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Square> squares = first.datesUntil(first.plusYears(1)).map(day -> {
            long worked = seconds.getOrDefault(day, 0L);
            return new Square((int) ChronoUnit.WEEKS.between(left, day) * STEP, (day.getDayOfWeek().getValue() - 1) * STEP, level(worked),
                    DAY.format(day) + ": " + (worked == 0 ? "no work" : new Length(worked).clock() + " h"));
        }).toList();
        long all = seconds.values().stream().mapToLong(Long::longValue).sum();
        return new YearMap(year + ": " + new Length(all).clock() + " h on " + seconds.size() + (seconds.size() == 1 ? " day" : " days"),
                squares.get(squares.size() - 1).x() + STEP, squares, Arrays.stream(Month.values()).map(month -> new MonthSum(
                        month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), new Length(seconds.entrySet().stream()
                                .filter(day -> day.getKey().getMonth() == month).mapToLong(Map.Entry::getValue).sum()).clock())).toList());
    }

    private static int level(long seconds) {
        return seconds == 0 ? 0 : seconds < 4 * HOUR ? 1 : seconds < 6 * HOUR ? 2 : seconds <= 8 * HOUR ? 3 : 4;
    }
}
