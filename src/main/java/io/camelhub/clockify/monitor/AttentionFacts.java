package io.camelhub.clockify.monitor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.query.HubFigures;
import io.camelhub.clockify.settings.AttentionSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds what needs somebody: reads what {@link AttentionRules} decide about, each kind for many people at once, and of recent weeks only. From the
 * tables alone.
 */
final class AttentionFacts {

    /** The weeks that are looked at, before the one that runs. */
    private static final int WEEKS = 8;

    private static final int AT_ONCE = 100;

    private static final Duration OVERLAPS_WITHIN = Duration.ofDays(14);

    private final Database database;
    private final Supplier<AttentionSettings> settings;
    private final Supplier<HubFigures> figures;

    AttentionFacts(Database database, Supplier<AttentionSettings> settings, Supplier<HubFigures> figures) {
        this.database = database;
        this.settings = settings;
        this.figures = figures;
    }

    /** All findings of a part of the rules. */
    List<AttentionFinding> findings(AttentionRule.Part part, Instant now) {
        AttentionRules rules = new AttentionRules(settings.get(), now);
        List<Optional<AttentionFinding>> found = new ArrayList<>();
        if (part == AttentionRule.Part.WEEKS) {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            LocalDate from = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS);
            weeks(rules, from, today, found);
        } else {
            recent(rules, now, found);
            timers(rules, found);
            submissions(rules, found);
            figures.get().integrations().forEach(one -> found.add(rules.integration(one.name(), one.health())));
        }
        return found.stream().flatMap(Optional::stream).toList();
    }

    /** Days and weeks of a hundred people at a time, so that no statement takes long. */
    private void weeks(AttentionRules rules, LocalDate from, LocalDate today, List<Optional<AttentionFinding>> found) {
        Map<String, Instant> read = readByEmployee();
        Instant readFrom = database.table("clockify_window").select("min(window_from)").isNull("left_open").single(Instant.class);
        List<String> employees = database.table("clockify_employee").select("id").where("active", true).orderBy("id").list(String.class);
        for (int i = 0; i < employees.size(); i += AT_ONCE) {
            List<String> some = employees.subList(i, Math.min(employees.size(), i + AT_ONCE));
            List<Day> days = days(some, from, today);
            days.stream().filter(Day::isOff).forEach(day -> found.add(rules.absentAndLogged(
                    new AttentionRules.DayOff(day.employeeId(), day.calendarDay(), day.startsAt(), day.holiday(), day.worked()))));
            days.stream().collect(groupingBy(day -> new Week(day.employeeId(), day.weekStart(), day.isoWeek(), day.zone()), LinkedHashMap::new, toList()))
                    .forEach((week, its) -> found.add(rules.weekShort(new AttentionRules.Week(week.employeeId(), week.monday(), week.isoWeek(),
                            its.stream().mapToLong(Day::worked).sum(), its.stream().mapToLong(Day::expected).sum(), ZoneId.of(week.zone()), readFrom,
                            read.get(week.employeeId())))));
            changes(rules, some, from, found);
        }
    }

    private record Week(String employeeId, LocalDate monday, String isoWeek, String zone) {
    }

    /**
     * A day of an employee.
     *
     * @param isOff whether it is a working day of which all is a holiday or time off
     * @param expected seconds that were due
     * @param worked seconds of work
     */
    private record Day(String employeeId, LocalDate calendarDay, LocalDate weekStart, String isoWeek, String zone, Instant startsAt, boolean holiday,
            boolean isOff, long expected, long worked) {
    }

    private List<Day> days(List<String> employees, LocalDate from, LocalDate today) {
        Map<Worked, Long> worked = new HashMap<>();
        database.table("clockify_workday").select("employee_id", "calendar_day", "worked_seconds").in("employee_id", employees)
                .atLeast("calendar_day", from).atMost("calendar_day", today)
                .forEach(row -> worked.put(new Worked(row.getString("employee_id"), day(row, "calendar_day")), row.getLong("worked_seconds")));
        return database.table("clockify_expected_day")
                .select("employee_id", "calendar_day", "week_start", "iso_week", "zone", "starts_at", "working_day", "is_holiday", "time_off_seconds",
                        "expected_seconds")
                .in("employee_id", employees).atLeast("calendar_day", from).atMost("calendar_day", today).list((row, index) -> {
                    LocalDate day = day(row, "calendar_day");
                    boolean holiday = row.getBoolean("is_holiday");
                    boolean off = row.getBoolean("working_day") && row.getLong("expected_seconds") == 0 && (holiday || row.getLong("time_off_seconds") > 0);
                    return new Day(row.getString("employee_id"), day, day(row, "week_start"), row.getString("iso_week"), row.getString("zone"),
                            database.instant(row, "starts_at"), holiday, off, row.getLong("expected_seconds"),
                            worked.getOrDefault(new Worked(row.getString("employee_id"), day), 0L));
                });
    }

    private record Worked(String employeeId, LocalDate day) {
    }

    /** When all workspaces of an employee had been synced; no entry for employees without a Clockify user, and for those of an unread workspace. */
    private Map<String, Instant> readByEmployee() {
        Map<String, Instant> read = readByWorkspace();
        Map<String, Instant> byEmployee = new HashMap<>();
        Set<String> unread = new HashSet<>();
        database.table("clockify_user").select("employee_id", "workspace_id").notNull("employee_id").forEach(row -> {
            Instant at = read.get(row.getString("workspace_id"));
            if (at == null) {
                unread.add(row.getString("employee_id"));
            } else {
                byEmployee.merge(row.getString("employee_id"), at, (one, other) -> one.isBefore(other) ? one : other);
            }
        });
        byEmployee.keySet().removeAll(unread);
        return byEmployee;
    }

    private Map<String, Instant> readByWorkspace() {
        Map<String, Instant> read = new HashMap<>();
        database.table("clockify_integration_workspace").select("workspace_id", "synced_at").notNull("synced_at").forEach(row ->
                read.merge(row.getString("workspace_id"), database.instant(row, "synced_at"), (one, other) -> one.isAfter(other) ? one : other));
        return read;
    }

    private void changes(AttentionRules rules, List<String> employees, LocalDate from, List<Optional<AttentionFinding>> found) {
        database.table("clockify_approval_gap").select("employee_id", "iso_week", "since").where("kind", "changed").in("employee_id", employees)
                .atLeast("week_start", from)
                .list((row, index) -> new AttentionRules.Change(row.getString("employee_id"), row.getString("iso_week"), database.instant(row, "since")))
                .forEach(change -> found.add(rules.changedAfterApproval(change)));
    }

    private void recent(AttentionRules rules, Instant now, List<Optional<AttentionFinding>> found) {
        boolean hasRoster = database.table("clockify_employee").select("id").where("active", true).exists();
        database.statement("attention-facts/recent", "from", now.minus(OVERLAPS_WITHIN)).query((row, index) -> {
            String workspace = row.getString("workspace_id");
            Instant since = database.instant(row, "since");
            return switch (row.getString("kind")) {
                case "OVERLAP" -> rules.overlap(new AttentionRules.Entry(workspace, row.getString("id"), row.getString("user_id"), since,
                        database.instant(row, "ended_at"), database.instant(row, "reached")));
                case "UNMATCHED" -> rules.unmatched(new AttentionRules.Account(workspace, row.getString("user_id"), since), hasRoster);
                default -> rules.deletionsHeld(new AttentionRules.Held(row.getString("integration"), workspace, row.getLong("deletions"), since));
            };
        }).list().forEach(found::add);
    }

    private void timers(AttentionRules rules, List<Optional<AttentionFinding>> found) {
        Map<String, Instant> read = readByWorkspace();
        database.table("clockify_time_entry").select("workspace_id", "id", "user_id", "started_at").isNull("ended_at").isNull("deleted_at")
                .list((row, index) -> new AttentionRules.Timer(row.getString("workspace_id"), row.getString("id"), row.getString("user_id"),
                        database.instant(row, "started_at"), read.get(row.getString("workspace_id"))))
                .forEach(timer -> found.add(rules.timerLong(timer)));
    }

    private void submissions(AttentionRules rules, List<Optional<AttentionFinding>> found) {
        database.table("clockify_approval_request").select("workspace_id", "id as request_id", "user_id", "state_at as submitted_at")
                .where("state", "PENDING").isNull("left_list_at").notNull("state_at").notNull("user_id").list(AttentionRules.Submission.class)
                .forEach(submission -> found.add(rules.undecided(submission)));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
