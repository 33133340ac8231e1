package io.camelhub.clockify.monitor;

import static io.camelhub.clockify.monitor.AttentionRule.ABSENT_AND_LOGGED;
import static io.camelhub.clockify.monitor.AttentionRule.CHANGED_AFTER_APPROVAL;
import static io.camelhub.clockify.monitor.AttentionRule.DELETIONS_HELD;
import static io.camelhub.clockify.monitor.AttentionRule.INTEGRATION_LATE;
import static io.camelhub.clockify.monitor.AttentionRule.INTEGRATION_REFUSED;
import static io.camelhub.clockify.monitor.AttentionRule.OVERLAP;
import static io.camelhub.clockify.monitor.AttentionRule.SUBMISSION_UNDECIDED;
import static io.camelhub.clockify.monitor.AttentionRule.TIMER_LONG;
import static io.camelhub.clockify.monitor.AttentionRule.USER_UNMATCHED;
import static io.camelhub.clockify.monitor.AttentionRule.WEEK_SHORT;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.Health;
import io.camelhub.clockify.query.Health.Level;
import io.camelhub.clockify.settings.AttentionSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Decides what needs somebody: one method for each rule. */
@Decision
final class AttentionRules {

    /** People round to minutes. */
    private static final Duration OVERLAP_ALLOWED = Duration.ofMinutes(1);

    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

    private final AttentionSettings settings;
    private final Instant now;

    AttentionRules(AttentionSettings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    /**
     * A week of an employee.
     *
     * @param logged seconds of work
     * @param due seconds that were due, without holidays and time off
     * @param zone the employee's
     * @param readFrom how far back entries are read; null for none
     * @param readAt when all their workspaces were synced; null for never
     */
    record Week(String employeeId, LocalDate monday, String isoWeek, long logged, long due, ZoneId zone, Instant readFrom, Instant readAt) {
    }

    /** A week that is over and read as a whole, with too few hours. */
    Optional<AttentionFinding> weekShort(Week week) {
        Instant end = week.monday().plusWeeks(1).atStartOfDay(week.zone()).toInstant();
        boolean isRead = week.readFrom() != null && !week.readFrom().isAfter(week.monday().atStartOfDay(week.zone()).toInstant())
                && week.readAt() != null && !week.readAt().isBefore(end);
        if (end.isAfter(now) || !isRead || week.due() <= 0 || week.logged() * 100 >= week.due() * (100 - settings.weekShortPercent())) {
            return Optional.empty();
        }
        return Optional.of(AttentionFinding.ofEmployee(WEEK_SHORT, week.employeeId(), week.isoWeek(), end,
                hours(week.logged()) + " h logged in " + week.isoWeek() + ", of " + hours(week.due()) + " h that were due"));
    }

    /** @param readAt when the workspace was synced; null for never */
    record Timer(String workspaceId, String entryId, String userId, Instant startedAt, Instant readAt) {
    }

    /** A timer that had run for long when it was last read. */
    Optional<AttentionFinding> timerLong(Timer timer) {
        Instant longAt = timer.startedAt().plus(Duration.ofHours(settings.timerHours()));
        return timer.readAt() == null || timer.readAt().isBefore(longAt) || now.isBefore(longAt) ? Optional.empty()
                : Optional.of(AttentionFinding.ofUser(TIMER_LONG, timer.workspaceId(), timer.entryId(), timer.userId(), timer.startedAt(),
                        "a timer has run since " + MINUTES.format(timer.startedAt())));
    }

    /** @param reached when the earlier entries of the person had ended */
    record Entry(String workspaceId, String entryId, String userId, Instant startedAt, Instant endedAt, Instant reached) {
    }

    /** An entry that starts before an earlier one of its person ends, by more than a minute. */
    Optional<AttentionFinding> overlap(Entry entry) {
        Instant end = entry.reached().isBefore(entry.endedAt()) ? entry.reached() : entry.endedAt();
        Duration both = Duration.between(entry.startedAt(), end);
        return both.compareTo(OVERLAP_ALLOWED) <= 0 ? Optional.empty()
                : Optional.of(AttentionFinding.ofUser(OVERLAP, entry.workspaceId(), entry.entryId(), entry.userId(), entry.startedAt(),
                        "two entries for " + HumanReadable.duration(both) + " from " + MINUTES.format(entry.startedAt())));
    }

    record Submission(String workspaceId, String requestId, String userId, Instant submittedAt) {
    }

    /** A submission that nobody decided for days. */
    Optional<AttentionFinding> undecided(Submission submission) {
        Instant late = submission.submittedAt().plus(Duration.ofDays(settings.undecidedDays()));
        return now.isBefore(late) ? Optional.empty()
                : Optional.of(AttentionFinding.ofUser(SUBMISSION_UNDECIDED, submission.workspaceId(), submission.requestId(), submission.userId(),
                        submission.submittedAt(), "submitted " + MINUTES.format(submission.submittedAt()) + ", and not decided"));
    }

    record Change(String employeeId, String isoWeek, Instant changedAt) {
    }

    /** A week that was changed after its approval. */
    Optional<AttentionFinding> changedAfterApproval(Change change) {
        return Optional.of(AttentionFinding.ofEmployee(CHANGED_AFTER_APPROVAL, change.employeeId(), change.isoWeek(), change.changedAt(),
                change.isoWeek() + " was approved, and changed after that"));
    }

    /**
     * A whole day off of an employee.
     *
     * @param holiday whether it is a public holiday, and not time off
     * @param workedSeconds what they logged
     */
    record DayOff(String employeeId, LocalDate day, Instant startsAt, boolean holiday, long workedSeconds) {
    }

    /** Work on a whole day off. */
    Optional<AttentionFinding> absentAndLogged(DayOff off) {
        return off.workedSeconds() <= 0 ? Optional.empty()
                : Optional.of(AttentionFinding.ofEmployee(ABSENT_AND_LOGGED, off.employeeId(), off.day().toString(), off.startsAt(),
                        HumanReadable.duration(Duration.ofSeconds(off.workedSeconds())) + " logged on " + off.day()
                                + (off.holiday() ? ", a public holiday" : ", a day of time off")));
    }

    /** A Clockify user with entries and no employee, whom nobody ignores. */
    record Account(String workspaceId, String userId, Instant firstSeenAt) {
    }

    /** @param hasRoster whether there are employees at all */
    Optional<AttentionFinding> unmatched(Account account, boolean hasRoster) {
        return hasRoster ? Optional.of(new AttentionFinding(USER_UNMATCHED, account.userId(), account.workspaceId(), null, account.userId(), null,
                account.firstSeenAt(), "has time entries, and is matched with no employee")) : Optional.empty();
    }

    /** @param since null where it is not known */
    record Held(String integration, String workspaceId, long deletions, Instant since) {
    }

    /** Deletions that a person has to confirm. */
    Optional<AttentionFinding> deletionsHeld(Held held) {
        return held.deletions() <= 0 ? Optional.empty()
                : Optional.of(new AttentionFinding(DELETIONS_HELD, held.integration() + "/" + held.workspaceId(), held.workspaceId(), null, null,
                        held.integration(), held.since() == null ? now : held.since(),
                        HumanReadable.counted(held.deletions(), "deletion waits", "deletions wait") + " for a confirmation"));
    }

    /** An integration that is late or refused. */
    Optional<AttentionFinding> integration(String name, Health health) {
        if (health.level() == Level.LATE) {
            return Optional.of(new AttentionFinding(INTEGRATION_LATE, name, null, null, null, name, now, "a sync is overdue"));
        }
        return health.level() == Level.REFUSED
                ? Optional.of(new AttentionFinding(INTEGRATION_REFUSED, name, null, null, null, name, now, "Clockify refuses its key or its teams"))
                : Optional.empty();
    }

    private static String hours(long seconds) {
        return seconds == 0 ? "0" : BigDecimal.valueOf(seconds).divide(SECONDS, 2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
