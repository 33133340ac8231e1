package io.camelhub.clockify.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.camelhub.clockify.overview.HomeOverview.TeamWeek;
import io.camelhub.clockify.overview.ProjectSums;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.LocalTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link AttentionLine}, {@link FirstSteps}, {@link TeamBars} and {@link Estimates}. */
class OverviewWordsTest {

    private static final LocalTimes TIMES = new LocalTimes(ZoneOffset.UTC, Instant.parse("2026-12-03T12:00:00Z"));
    private static final long HOUR = 3600;

    private static AttentionLine line(String rule, String employee, String name, String integration, String detail) {
        return AttentionLine.of(new AttentionQuery.Item(rule, "s", null, employee, name, null, integration, Instant.parse("2026-12-01T08:05:00Z"), detail), TIMES);
    }

    @Test
    void what_needs_attention_names_rule_person_and_time_and_leads_to_where_it_is_dealt_with() {
        assertThat(line("timer-long", "E 1", "Ada", null, "14 h")).isEqualTo(
                new AttentionLine("Timer runs for long", "Ada", "/console/people/E%201", "14 h", "1 Dec 08:05"));
        assertThat(line("integration-late", null, null, "acme/x", null)).isEqualTo(
                new AttentionLine("Sync is late", "acme/x", "/console/integrations/acme%2Fx", null, "1 Dec 08:05"));
        assertThat(line("user-unmatched", null, null, null, "3 users").href()).isEqualTo("/console/people");
        assertThat(line("week-short", "E1", null, null, "a\nb\u202e").who()).isEqualTo("E1");
        assertThat(line("week-short", "E1", null, null, "a\nb\u202e").detail()).doesNotContain("\n", "\u202e");
        assertThat(line("something-new", null, null, null, null)).isEqualTo(new AttentionLine("something-new", null, null, null, "1 Dec 08:05"));
    }

    private static List<Boolean> done(FirstSteps steps) {
        return steps.steps().stream().map(FirstSteps.Step::isDone).toList();
    }

    @Test
    void the_first_steps_are_ticked_one_by_one_and_go_when_all_are_done() {
        FirstSteps none = FirstSteps.of(new FirstSteps.Progress(0, 0, List.of(), 0, 0, 0, false));
        assertThat(done(none)).containsExactly(false, false, false, false);
        assertThat(none.steps()).extracting(FirstSteps.Step::isNext).containsExactly(true, false, false, false);
        assertThat(none.steps()).extracting(FirstSteps.Step::href)
                .containsExactly("/console/integrations/add", "/console/people/import", "/console/people", "/console/activity");

        FirstSteps blind = FirstSteps.of(new FirstSteps.Progress(1, 5, List.of("sees 1 of 40 people"), 1, 0, 0, true));
        assertThat(done(blind)).containsExactly(false, false, false, false);
        assertThat(blind.steps().get(0).detail()).isEqualTo("sees 1 of 40 people");

        FirstSteps half = FirstSteps.of(new FirstSteps.Progress(1, 5, List.of(), 40, 20, 50, true));
        assertThat(done(half)).containsExactly(true, true, false, true);
        assertThat(half.steps().get(2).words()).isEqualTo("Users are matched with employees: 50 %");
        assertThat(half.steps().get(2).isNext()).isTrue();

        assertThat(FirstSteps.of(new FirstSteps.Progress(1, 5, List.of(), 100, 89, 50, true))).isNotNull();
        assertThat(FirstSteps.of(new FirstSteps.Progress(1, 5, List.of(), 100, 90, 50, true))).isNull();
    }

    private static TeamBars bars(String team, List<Long> logged, List<Long> due) {
        LocalDate monday = LocalDate.parse("2026-11-30");
        return TeamBars.of(new TeamWeek(team, 2, logged, due), Stream.iterate(monday, day -> day.plusDays(1)).limit(7).toList(), LocalDate.parse("2026-12-01"));
    }

    @Test
    void a_team_s_bars_are_in_proportion_and_its_sum_ends_today() {
        TeamBars ops = bars("Ops & <b>", List.of(4 * HOUR, 8 * HOUR, 0L, 0L, 0L, 0L, HOUR), List.of(16 * HOUR, 16 * HOUR, 16 * HOUR, 0L, 0L, 0L, 0L));

        assertThat(ops.sum()).isEqualTo("12.0 h of 32.0 h");
        assertThat(ops.href()).isEqualTo("/console/activity?team=Ops+%26+%3Cb%3E");
        assertThat(ops.bars()).extracting(TeamBars.Bar::isExpected, TeamBars.Bar::height).containsExactly(
                tuple(true, 56), tuple(false, 14),
                tuple(true, 56), tuple(false, 28),
                tuple(true, 56), tuple(false, 4));
        assertThat(ops.bars()).allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(TeamBars.HEIGHT));
        assertThat(ops.days().get(0)).isEqualTo(new TeamBars.Day("Mon 30 Nov", "4.0 h", "16.0 h"));
        assertThat(bars(null, List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L), List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L)).bars()).isEmpty();
        assertThat(bars(null, List.of(60L, 0L, 0L, 0L, 0L, 0L, 0L), List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L)).name()).isEqualTo("No team");
    }

    @Test
    void an_estimate_is_compared_with_the_work_since_it_began_anew() {
        ProjectSums work = new ProjectSums("p", "P", null, List.of(HOUR, 2 * HOUR), 3 * HOUR, 0, 4 * HOUR, 5 * HOUR, 6 * HOUR);

        assertThat(Estimates.of(8 * HOUR, null, "estimated", work)).isEqualTo(new WorkView.Estimate(75, false, "6.0 h of 8.0 h estimated (75 %) in all"));
        assertThat(Estimates.of(8 * HOUR, "MONTHLY", "estimated", work).words()).isEqualTo("4.0 h of 8.0 h estimated (50 %) this month");
        assertThat(Estimates.of(8 * HOUR, "weekly", "estimated", work).words()).isEqualTo("2.0 h of 8.0 h estimated (25 %) this week");
        assertThat(Estimates.of(2 * HOUR, "YEARLY", "estimated", work)).isEqualTo(new WorkView.Estimate(100, true, "5.0 h of 2.0 h estimated (250 %) this year"));
        assertThat(Estimates.of(0, "DAILY\n", "estimated", work)).isEqualTo(
                new WorkView.Estimate(100, true, "6.0 h of 0 h estimated (100 %) in all; it begins anew daily"));
    }
}
