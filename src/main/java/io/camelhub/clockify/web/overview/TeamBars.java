package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.overview.HomeOverview.TeamWeek;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.timeline.ActivityWords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A team's week as a small picture: for each day a bar of the hours logged, before one of the hours expected.
 *
 * @param href the team's activity; null where no team is meant
 * @param sum the hours until today
 * @param description the text alternative of the picture
 * @param days the numbers, from Monday to Sunday
 */
@Decision
public record TeamBars(String name, String href, String people, String sum, String description, List<Bar> bars, List<Day> days, Day total) {

    /** The height of the picture in pixels. */
    public static final int HEIGHT = 56;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final int SLOT = 24;
    private static final int WIDTH = 16;
    /** A picture of little work has low bars too. */
    private static final long LEAST_SCALE = 3600;

    /** @param y as the height, in pixels */
    public record Bar(boolean isExpected, int x, int y, int width, int height, String title) {
    }

    /** @param day null for the whole week */
    public record Day(String day, String logged, String expected) {
    }

    static TeamBars of(TeamWeek week, List<LocalDate> days, LocalDate today) {
        long most = Math.max(LEAST_SCALE, IntStream.range(0, days.size()).mapToLong(i -> Math.max(week.logged().get(i), week.expected().get(i))).max().orElse(0));
        List<Bar> bars = new ArrayList<>();
        List<Day> numbers = new ArrayList<>();
        long logged = 0;
        long due = 0;
        for (int i = 0; i < days.size(); i++) {
            String words = DAY.format(days.get(i)) + ": " + ActivityWords.exactly(week.logged().get(i)) + " of " + ActivityWords.exactly(week.expected().get(i)) + " expected";
            add(bars, true, i, week.expected().get(i), most, words);
            add(bars, false, i, week.logged().get(i), most, words);
            numbers.add(new Day(DAY.format(days.get(i)), ActivityWords.hours(week.logged().get(i)), ActivityWords.hours(week.expected().get(i))));
            if (!days.get(i).isAfter(today)) {
                logged += week.logged().get(i);
                due += week.expected().get(i);
            }
        }
        String name = week.team() == null ? "No team" : OneLine.of(week.team(), 60);
        String sum = ActivityWords.hours(logged) + " of " + ActivityWords.hours(due);
        return new TeamBars(name, week.team() == null ? null : new Address("/console/activity", Map.of("team", week.team())).toString(),
                HumanReadable.counted(week.people(), "person", "people"), sum, name + ": " + sum + " expected until today. The table below has the same numbers.",
                bars, numbers, new Day(null, ActivityWords.hours(logged), ActivityWords.hours(due)));
    }

    private static void add(List<Bar> bars, boolean isExpected, int day, long seconds, long most, String title) {
        if (seconds > 0) {
            int height = (int) Math.max(1, Math.round((double) HEIGHT * seconds / most));
            int inset = isExpected ? 0 : 3;
            bars.add(new Bar(isExpected, day * SLOT + (SLOT - WIDTH) / 2 + inset, HEIGHT - height, WIDTH - 2 * inset, height, title));
        }
    }
}
