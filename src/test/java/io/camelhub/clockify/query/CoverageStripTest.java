package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.Coverage.Whole;
import io.camelhub.clockify.query.CoverageStrip.Day;
import io.camelhub.clockify.query.CoverageStrip.Reconcile;
import io.camelhub.clockify.query.CoverageStrip.Step;
import io.camelhub.clockify.query.CoverageStrip.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageStripTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final LocalTimes UTC = new LocalTimes(ZoneOffset.UTC, NOW);
    private static final Reconcile DAILY = new Reconcile(Duration.ofHours(24), 31);

    private static Coverage coverage(String firstDay, Whole... windows) {
        return Coverage.of(List.of(windows), LocalDate.parse(firstDay), NOW);
    }

    private static Whole whole(String from, String to, Duration ago) {
        return new Whole("-", Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"), NOW.minus(ago));
    }

    private static List<Day> days(CoverageStrip strip) {
        return strip.steps().stream().map(Step::worst).toList();
    }

    @Test
    void a_day_is_open_read_or_compared() {
        CoverageStrip strip = CoverageStrip.lastDays(5, coverage("2026-01-01",
                whole("2026-03-08", "2026-03-09", Duration.ofHours(49)), whole("2026-03-09", "2026-04-10", Duration.ofHours(47))), DAILY, UTC);

        assertThat(strip.unit()).isEqualTo(Unit.DAY);
        assertThat(strip.steps()).extracting(Step::first).extracting(Object::toString)
                .containsExactly("2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10");
        assertThat(days(strip)).containsExactly(Day.OPEN, Day.OPEN, Day.READ, Day.COMPARED, Day.COMPARED);
    }

    @Test
    void what_lies_further_back_has_its_turn_within_a_month() {
        Coverage coverage = coverage("2025-12-01", whole("2025-12-01", "2025-12-10", Duration.ofDays(34)),
                whole("2025-12-10", "2025-12-20", Duration.ofDays(32)), whole("2025-12-20", "2026-04-10", Duration.ofHours(1)));

        CoverageStrip strip = CoverageStrip.whole(1000, coverage, DAILY, UTC);

        assertThat(days(strip).subList(0, 9)).containsOnly(Day.READ);
        assertThat(days(strip).subList(9, 100)).hasSize(91).containsOnly(Day.COMPARED);
    }

    @Test
    void a_day_of_which_a_part_is_missing_is_open() {
        assertThat(days(CoverageStrip.lastDays(2, new Coverage(LocalDate.parse("2026-01-01"), NOW, List.of(
                new Whole("-", Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-09T23:00:00Z"), NOW),
                new Whole("-", Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-10T12:00:00Z"), NOW)), List.of(), NOW), DAILY, UTC)))
                .as("of today, what has passed of it counts").containsExactly(Day.OPEN, Day.COMPARED);
    }

    @Test
    void days_are_those_of_the_zone_and_begin_where_what_is_wanted_begins() {
        Coverage all = coverage("2026-03-08", whole("2026-03-08", "2026-03-09", Duration.ofHours(1)));

        assertThat(days(CoverageStrip.lastDays(31, all, DAILY, new LocalTimes(ZoneId.of("Europe/Berlin"), NOW))))
                .as("the 8th begins at midnight UTC, and ends in Berlin before the 9th begins").containsExactly(Day.COMPARED, Day.OPEN, Day.OPEN);
        assertThat(days(CoverageStrip.lastDays(31, all, DAILY, new LocalTimes(ZoneId.of("America/New_York"), NOW))))
                .as("in New York, the 8th lasts until 4 or 5 UTC on the 9th").containsExactly(Day.OPEN, Day.OPEN, Day.OPEN);
        assertThat(CoverageStrip.lastDays(31, coverage("2026-03-12"), DAILY, UTC).steps()).isEmpty();
    }

    @Test
    void what_is_compared_no_more_is_read_at_best() {
        assertThat(days(CoverageStrip.lastDays(2, coverage("2026-01-01", whole("2026-01-01", "2026-04-10", Duration.ZERO)), null, UTC)))
                .containsExactly(Day.READ, Day.READ);
    }

    @Test
    void a_long_time_is_shown_in_weeks_or_months_with_how_many_days_stand_how() {
        Coverage coverage = coverage("2026-01-01", whole("2026-02-03", "2026-04-10", Duration.ofHours(1)));

        CoverageStrip weeks = CoverageStrip.whole(31, coverage, DAILY, UTC);
        assertThat(weeks.unit()).isEqualTo(Unit.WEEK);
        assertThat(weeks.steps()).hasSize(11)
                .startsWith(new Step(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-04"), 0, 0, 4))
                .contains(new Step(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-02-08"), 6, 0, 1))
                .endsWith(new Step(LocalDate.parse("2026-03-09"), LocalDate.parse("2026-03-10"), 2, 0, 0));
        CoverageStrip months = CoverageStrip.whole(10, coverage, DAILY, UTC);
        assertThat(months.unit()).isEqualTo(Unit.MONTH);
        assertThat(months.steps()).containsExactly(
                new Step(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31"), 0, 0, 31),
                new Step(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-28"), 26, 0, 2),
                new Step(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-10"), 10, 0, 0));
    }

    @Test
    void the_days_of_several_workspaces_are_added_up() {
        CoverageStrip one = CoverageStrip.lastDays(2, coverage("2026-01-01", whole("2026-01-01", "2026-04-10", Duration.ZERO)), DAILY, UTC);
        CoverageStrip other = CoverageStrip.lastDays(2, coverage("2026-01-01"), DAILY, UTC);

        assertThat(CoverageStrip.sum(List.of(one, other, one)).steps()).last()
                .isEqualTo(new Step(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-10"), 2, 0, 1));
        assertThat(CoverageStrip.sum(List.of()).steps()).isEmpty();
    }
}
