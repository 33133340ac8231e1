package io.camelhub.clockify.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.Health;
import io.camelhub.clockify.query.Health.Level;
import io.camelhub.clockify.settings.AttentionSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules about what needs somebody, each by hand, on Friday, the 20th of November 2026, at 10:00 UTC. */
class AttentionRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-09");
    private static final Instant OVER = Instant.parse("2026-11-16T00:00:00Z");

    private final AttentionRules rules = at(NOW);

    private static AttentionRules at(Instant now) {
        return new AttentionRules(new AttentionSettings(null, 20, 12, 7), now);
    }

    private static AttentionRules.Week week(String logged, String due, String zone, Instant readAt) {
        return new AttentionRules.Week("e1", MONDAY, "2026-W46", seconds(logged), seconds(due), ZoneId.of(zone), MONDAY.minusDays(30).atStartOfDay(ZoneOffset.UTC)
                .toInstant(), readAt);
    }

    private static long seconds(String hours) {
        return new BigDecimal(hours).movePointRight(2).longValueExact() * 36;
    }

    private static String detail(Optional<AttentionFinding> finding) {
        return finding.map(AttentionFinding::detail).orElse(null);
    }

    @Test
    void a_week_is_short_by_more_than_a_fifth_only() {
        assertThat(rules.weekShort(week("31.99", "40.00", "UTC", NOW))).hasValue(new AttentionFinding(AttentionRule.WEEK_SHORT, "e1/2026-W46", null, "e1",
                null, null, OVER, "31.99 h logged in 2026-W46, of 40 h that were due"));
        assertThat(rules.weekShort(week("32.00", "40.00", "UTC", NOW))).isEmpty();
        assertThat(rules.weekShort(week("30.80", "38.50", "UTC", NOW))).as("exactly a fifth").isEmpty();
        assertThat(rules.weekShort(week("50.00", "40.00", "UTC", NOW))).isEmpty();
        assertThat(detail(rules.weekShort(week("0.00", "8.00", "UTC", NOW)))).isEqualTo("0 h logged in 2026-W46, of 8 h that were due");
    }

    @Test
    void a_setting_says_how_short_a_week_may_be() {
        AttentionRules strict = new AttentionRules(new AttentionSettings(null, 1, 12, 7), NOW);

        assertThat(strict.weekShort(week("39.50", "40.00", "UTC", NOW))).isPresent();
        assertThat(strict.weekShort(week("39.60", "40.00", "UTC", NOW))).isEmpty();
    }

    @Test
    void where_nothing_was_due_no_week_is_short() {
        assertThat(rules.weekShort(week("0.00", "0.00", "UTC", NOW))).isEmpty();
    }

    @Test
    void a_week_that_runs_in_the_zone_of_the_person_or_is_not_read_as_a_whole_is_not_short() {
        Instant mondayMorning = Instant.parse("2026-11-16T03:00:00Z");

        assertThat(at(mondayMorning).weekShort(week("0.00", "40.00", "America/New_York", NOW))).as("Sunday evening there").isEmpty();
        assertThat(at(mondayMorning).weekShort(week("0.00", "40.00", "Asia/Tokyo", NOW))).isPresent();
        assertThat(rules.weekShort(week("0.00", "40.00", "UTC", OVER.minusMillis(1)))).isEmpty();
        assertThat(rules.weekShort(week("0.00", "40.00", "UTC", null))).isEmpty();
        assertThat(rules.weekShort(week("0.00", "40.00", "UTC", OVER))).isPresent();
        Instant start = OVER.minus(Duration.ofDays(7));
        assertThat(rules.weekShort(new AttentionRules.Week("e1", MONDAY, "2026-W46", 0, 3600, ZoneId.of("UTC"), start, NOW))).isPresent();
        assertThat(rules.weekShort(new AttentionRules.Week("e1", MONDAY, "2026-W46", 0, 3600, ZoneId.of("UTC"), start.plusSeconds(1), NOW)))
                .as("the backfill is in the middle of it").isEmpty();
        assertThat(rules.weekShort(new AttentionRules.Week("e1", MONDAY, "2026-W46", 0, 3600, ZoneId.of("UTC"), null, NOW))).isEmpty();
    }

    @Test
    void a_timer_is_long_from_the_hours_of_the_setting_on_if_it_still_ran_when_it_was_read() {
        Instant started = NOW.minus(Duration.ofHours(12));

        assertThat(rules.timerLong(new AttentionRules.Timer("w1", "t1", "u1", started, NOW))).hasValue(new AttentionFinding(AttentionRule.TIMER_LONG, "w1/t1",
                "w1", null, "u1", null, started, "a timer has run since 2026-11-19 22:00Z"));
        assertThat(rules.timerLong(new AttentionRules.Timer("w1", "t1", "u1", started.plusSeconds(1), NOW.plusSeconds(60)))).isEmpty();
        assertThat(rules.timerLong(new AttentionRules.Timer("w1", "t1", "u1", started, NOW.minusSeconds(1)))).as("nobody has looked since").isEmpty();
        assertThat(rules.timerLong(new AttentionRules.Timer("w1", "t1", "u1", started, null))).isEmpty();
    }

    @Test
    void entries_overlap_by_more_than_a_minute() {
        Instant start = NOW.minus(Duration.ofHours(3));
        Instant end = NOW.minus(Duration.ofHours(2));

        assertThat(detail(rules.overlap(new AttentionRules.Entry("w1", "t2", "u1", start, end, start.plusSeconds(61)))))
                .isEqualTo("two entries for 1 min 1 s from 2026-11-20 07:00Z");
        assertThat(rules.overlap(new AttentionRules.Entry("w1", "t2", "u1", start, end, start.plusSeconds(60)))).isEmpty();
        assertThat(detail(rules.overlap(new AttentionRules.Entry("w1", "t2", "u1", start, end, NOW)))).as("within the other").contains("for 1 h 0 min");
    }

    @Test
    void a_submission_waits_for_days_before_it_needs_somebody() {
        Instant submitted = NOW.minus(Duration.ofDays(7));

        assertThat(rules.undecided(new AttentionRules.Submission("w1", "a1", "u1", submitted))).map(AttentionFinding::subject).hasValue("w1/a1");
        assertThat(rules.undecided(new AttentionRules.Submission("w1", "a1", "u1", submitted.plusSeconds(1)))).isEmpty();
    }

    @Test
    void a_change_after_the_approval_is_of_an_employee_and_their_week() {
        assertThat(rules.changedAfterApproval(new AttentionRules.Change("e1", "2026-W46", NOW))).hasValue(new AttentionFinding(
                AttentionRule.CHANGED_AFTER_APPROVAL, "e1/2026-W46", null, "e1", null, null, NOW, "2026-W46 was approved, and changed after that"));
    }

    @Test
    void work_on_a_day_off_is_reported_and_a_day_off_without_work_is_not() {
        LocalDate day = LocalDate.parse("2026-11-18");
        Instant start = Instant.parse("2026-11-18T00:00:00Z");

        assertThat(detail(rules.absentAndLogged(new AttentionRules.DayOff("e1", day, start, true, 5400))))
                .isEqualTo("1 h 30 min logged on 2026-11-18, a public holiday");
        assertThat(detail(rules.absentAndLogged(new AttentionRules.DayOff("e1", day, start, false, 5400)))).endsWith("a day of time off");
        assertThat(rules.absentAndLogged(new AttentionRules.DayOff("e1", day, start, true, 0))).isEmpty();
    }

    @Test
    void an_unmatched_user_needs_somebody_where_there_is_a_roster() {
        AttentionRules.Account account = new AttentionRules.Account("w1", "u1", NOW);

        assertThat(rules.unmatched(account, true)).hasValueSatisfying(found -> {
            assertThat(found.subject()).isEqualTo("u1");
            assertThat(found.workspaceId()).isEqualTo("w1");
        });
        assertThat(rules.unmatched(account, false)).isEmpty();
    }

    @Test
    void held_deletions_need_somebody() {
        assertThat(rules.deletionsHeld(new AttentionRules.Held("acme", "w1", 1, null))).hasValue(new AttentionFinding(AttentionRule.DELETIONS_HELD, "acme/w1",
                "w1", null, null, "acme", NOW, "1 deletion waits for a confirmation"));
        assertThat(rules.deletionsHeld(new AttentionRules.Held("acme", "w1", 0, NOW))).isEmpty();
    }

    @Test
    void an_integration_needs_somebody_where_it_is_late_or_refused_and_not_after_a_failure_that_is_tried_again() {
        assertThat(rules.integration("acme", new Health(Level.LATE, "why"))).map(AttentionFinding::rule).hasValue(AttentionRule.INTEGRATION_LATE);
        assertThat(rules.integration("acme", new Health(Level.REFUSED, "why"))).map(AttentionFinding::rule).hasValue(AttentionRule.INTEGRATION_REFUSED);
        assertThat(rules.integration("acme", new Health(Level.FAILED, "why"))).isEmpty();
        assertThat(rules.integration("acme", new Health(Level.WELL, null))).isEmpty();
        assertThat(rules.integration("acme", new Health(Level.OFF, null))).isEmpty();
    }
}
