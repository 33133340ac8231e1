package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.Activity;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.LoggedNothing;
import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.timeline.ActivityChart.Bar;
import io.camelhub.clockify.web.timeline.ActivityChart.Label;
import io.camelhub.clockify.web.timeline.ActivityChart.Line;
import io.camelhub.clockify.web.timeline.ActivityChart.Tick;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityChartTest {

    private static final int AXIS_ON_A_PHONE = 40;
    private static final int PLOT_ON_A_PHONE = 400 - 2 * 33 - AXIS_ON_A_PHONE;
    private static final int PLOT_ON_A_DESK = 1021 - 2 * 57 - AXIS_ON_A_PHONE;
    private static final int PLOT_THAT_SCROLLS = 760;
    private static final double LETTER = 6.5;

    private static Series series(Kind kind, String name, long... seconds) {
        List<Long> all = Arrays.stream(seconds).boxed().toList();
        return new Series(kind, kind == Kind.ONE ? name : null, kind == Kind.ONE ? name : null, all,
                all.stream().mapToLong(Long::longValue).sum(), 0, List.of());
    }

    private static ActivityChart chart(Unit unit, LocalDate first, int periods, Series... series) {
        ChronoUnit length = unit == Unit.DAY ? ChronoUnit.DAYS : unit == Unit.WEEK ? ChronoUnit.WEEKS : ChronoUnit.MONTHS;
        return ActivityChart.of(new Activity("UTC", Stream.iterate(first, day -> day.plus(1, length)).limit(periods).toList(),
                List.of(series), 0, new LoggedNothing(List.of(), 0)), unit, By.TEAM, false);
    }

    private static ActivityChart flat(Unit unit, String first, int periods) {
        return chart(unit, LocalDate.parse(first), periods,
                series(Kind.ONE, "Dev", Collections.nCopies(periods, 3600L).stream().mapToLong(Long::longValue).toArray()));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("%", ""));
    }

    @Test
    void few_periods_stand_in_groups_side_by_side_and_each_bar_says_what_it_is() {
        ActivityChart chart = chart(Unit.WEEK, LocalDate.parse("2026-11-02"), 2,
                series(Kind.ONE, "Dev", 3600 * 100, 3600 * 50 + 1800), series(Kind.UNMATCHED, null, 0, 3600 * 20));

        assertThat(chart.bars()).extracting(bar -> bar.paint().color(), Bar::y, Bar::height, Bar::title).containsExactly(
                tuple(0, "12.0", "200.0", "Dev, Week of 2 Nov 2026: 100 h"),
                tuple(0, "111.0", "101.0", "Dev, Week of 9 Nov 2026: 50 h 30 min"),
                tuple(1, "172.0", "40.0", "Not matched, Week of 9 Nov 2026: 20 h"));
        double[] left = chart.bars().stream().mapToDouble(bar -> number(bar.x())).toArray();
        double width = number(chart.bars().get(0).width());
        assertThat(left).isSorted();
        assertThat(left[1] + width).as("beside each other").isLessThan(left[2]);
        assertThat(left[0]).isBetween(0.0, 50 - width);
    }

    @Test
    void many_bars_stand_upon_each_other_and_the_axis_fits_their_sum() {
        long[] hour = Collections.nCopies(31, 3600L).stream().mapToLong(Long::longValue).toArray();
        ActivityChart chart = chart(Unit.DAY, LocalDate.parse("2026-10-01"), 31, series(Kind.ONE, "Dev", hour), series(Kind.ONE, "Ops", hour));

        List<Bar> day = chart.bars().subList(0, 2);
        assertThat(day.get(0).x()).isEqualTo(day.get(1).x());
        assertThat(number(day.get(1).y()) + number(day.get(1).height())).isEqualTo(number(day.get(0).y()));
        assertThat(number(day.get(1).y())).isBetween(12.0, 212.0);
        assertThat(chart.ticks()).extracting(Tick::text).containsExactly("0", "0.5", "1", "1.5", "2 h");
    }

    @Test
    void twelve_series_have_a_colour_and_all_others_are_one_until_they_are_opened() {
        Series[] series = Stream.concat(Stream.of(series(Kind.OTHER, null, 999_999)),
                IntStream.range(0, 14).mapToObj(i -> series(Kind.ONE, "T" + i, 72_000 - i * 3600))).toArray(Series[]::new);
        ActivityChart chart = chart(Unit.MONTH, LocalDate.parse("2026-11-01"), 1, series);

        assertThat(chart.lines()).extracting(Line::name).hasSize(13).startsWith("T0", "T1").endsWith("T11", "Other");
        assertThat(chart.lines().get(12).totalSeconds()).isEqualTo(999_999L + 28_800 + 25_200);
        assertThat(chart.lines()).extracting(Line::paint).doesNotHaveDuplicates().endsWith(Paint.OTHER);
        assertThat(chart.folded()).isEqualTo(3);
        assertThat(chart.bars()).extracting(Bar::x).as("beside all others together, each would look like nothing").containsOnly(chart.bars().get(0).x());

        ActivityChart open = ActivityChart.of(new Activity("UTC", List.of(LocalDate.parse("2026-11-01")), List.of(series), 0, new LoggedNothing(List.of(), 0)),
                Unit.MONTH, By.TEAM, true);
        assertThat(open.lines()).extracting(Line::name).hasSize(15).contains("T12", "T13").endsWith("Other");
        assertThat(open.folded()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"60 | 0, 0.25 h", "3600 | 0, 0.25, 0.5, 0.75, 1 h", "7200 | 0, 0.5, 1, 1.5, 2 h",
        "18000 | 0, 1, 2, 3, 4, 5 h", "21600 | 0, 2, 4, 6 h", "651600 | 0, 50, 100, 150, 200 h", "11160000 | 0, 1 000, 2 000, 3 000, 4 000 h"})
    void the_axis_counts_in_round_hours(long seconds, String ticks) {
        ActivityChart chart = chart(Unit.WEEK, LocalDate.parse("2026-11-02"), 1, series(Kind.ONE, "Dev", seconds));

        assertThat(String.join(", ", chart.ticks().stream().map(Tick::text).toList())).isEqualTo(ticks);
        assertThat(chart.ticks()).first().extracting(Tick::y).isEqualTo(212);
        assertThat(chart.ticks()).last().extracting(Tick::y).isEqualTo(12);
        assertThat(number(chart.bars().get(0).height())).as("seen, and no higher than the grid").isBetween(1.0, 200.0);
        assertThat(chart.axisWidth()).isGreaterThanOrEqualTo((int) (LETTER * chart.ticks().get(chart.ticks().size() - 1).text().length() + 8));
    }

    @ParameterizedTest
    @CsvSource({"DAY, 2026-11-13, 14", "DAY, 2026-10-01, 31", "DAY, 2026-01-30, 62", "DAY, 2026-01-30, 63", "DAY, 2025-11-27, 366", "DAY, 2025-01-01, 400",
        "WEEK, 2026-11-02, 4", "WEEK, 2025-12-01, 52", "WEEK, 2019-01-07, 400", "MONTH, 2025-12-01, 12", "MONTH, 1995-01-01, 400", "DAY, 2026-11-26, 1"})
    void no_label_touches_another_one_on_a_phone_or_a_desk(Unit unit, String first, int periods) {
        ActivityChart chart = flat(unit, first, periods);
        List<Label> phone = chart.labels().stream().filter(label -> !label.isForDesks()).toList();

        assertThat(chart.isLong()).isEqualTo(periods > 62);
        assertThat(phone).isNotEmpty();
        assertApart(phone, chart.isLong() ? PLOT_THAT_SCROLLS : PLOT_ON_A_PHONE);
        assertApart(chart.labels(), chart.isLong() ? PLOT_THAT_SCROLLS : PLOT_ON_A_DESK);
    }

    private static void assertApart(List<Label> labels, int pixels) {
        for (int i = 1; i < labels.size(); i++) {
            assertThat(left(labels.get(i), pixels) - left(labels.get(i - 1), pixels)).as(labels.get(i - 1) + " and " + labels.get(i))
                    .isGreaterThan(width(labels.get(i - 1)) + 2);
        }
        if (pixels == PLOT_THAT_SCROLLS) {
            Label last = labels.get(labels.size() - 1);
            assertThat(left(labels.get(0), pixels)).as("not cut").isNotNegative();
            assertThat(left(last, pixels) + width(last)).as("not cut").isLessThanOrEqualTo(pixels);
        }
    }

    private static double left(Label label, int pixels) {
        double part = switch (label.anchor()) {
            case "start" -> 0;
            case "end" -> 1;
            default -> 0.5;
        };
        return number(label.x()) * pixels / 100 - part * width(label);
    }

    private static double width(Label label) {
        return LETTER * Math.max(label.text().length(), label.year() == null ? 0 : 4);
    }

    @Test
    void a_year_of_days_is_named_by_its_months_and_the_years_where_they_begin() {
        ActivityChart chart = flat(Unit.DAY, "2025-11-27", 366);

        assertThat(chart.labels()).hasSize(12);
        assertThat(chart.labels().subList(0, 3)).extracting(Label::text, Label::year)
                .containsExactly(tuple("Dec", "2025"), tuple("Jan", "2026"), tuple("Feb", null));
        assertThat(chart.bars()).hasSize(366);
    }

    @Test
    void on_a_phone_too_each_year_is_named_once_and_the_last_period_always() {
        ActivityChart chart = flat(Unit.MONTH, "2025-12-01", 12);
        List<Label> phone = chart.labels().stream().filter(label -> !label.isForDesks()).toList();

        assertThat(chart.labels()).hasSize(12);
        assertThat(chart.labels().stream().filter(label -> !label.isYearForPhones())).extracting(Label::year).startsWith("2025", "2026").containsOnlyOnce("2026");
        assertThat(phone).extracting(Label::text).endsWith("Nov");
        assertThat(phone).extracting(Label::year).containsOnlyOnce("2026");
    }

    @Test
    void what_it_shows_is_in_words_for_who_does_not_see_it() {
        ActivityChart chart = chart(Unit.WEEK, LocalDate.parse("2026-11-02"), 2,
                series(Kind.ONE, "Dev\u202e\n", 3600, 7200), series(Kind.NONE, null, 600, 0));

        assertThat(chart.description()).isEqualTo("Dev: 3 h, most 2 h (Week of 9 Nov 2026). No team: 10 min, most 10 min (Week of 2 Nov 2026). "
                + "In all 3 h 10 min. The tables below have the same numbers.");
    }
}
