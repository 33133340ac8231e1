package io.camelhub.clockify.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.entries.ActivityDays;
import io.camelhub.clockify.entries.PeopleCalendar;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the views of expected time take for one person and one team of ten, a week and a month: median and 95th percentile, warm, each run of
 * another person or team and another month, on PostgreSQL with 5 million entries.
 *
 * <p>System properties: {@code benchmark.entries}, how many; {@code benchmark.url}, {@code benchmark.user}: a database of one's own, which is
 * filled where it is empty and stays.
 */
public final class ViewsBenchmark {

    private static final int WARM_UP = 5;
    private static final int RUNS = 40;

    private final JdbcClient jdbc;
    private final LocalDate monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

    private ViewsBenchmark(Database database) {
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /** Prints the table. */
    public static void main(String... arguments) throws IOException {
        String given = System.getProperty("benchmark.url", "");
        int entries = Integer.getInteger("benchmark.entries", 5_000_000);
        try (PostgresServer server = given.isEmpty() ? PostgresServer.start() : null; HikariDataSource connections = new HikariDataSource()) {
            connections.setJdbcUrl(server != null ? server.empty().jdbcUrl() : given);
            connections.setUsername(server != null ? Source.USER : System.getProperty("benchmark.user", "postgres"));
            Database database = new Database(connections, null);
            if (new ConsoleData(database).rows(entries)) {
                new ViewsBenchmark(database).streams();
                new ActivityDays(database).ensure(ZoneOffset.UTC);
                new PeopleCalendar(database).ensure(ZoneOffset.UTC, new BigDecimal("40"));
                JdbcClient.create(connections).sql("vacuum analyze").update();
            }
            System.out.printf(Locale.ROOT, "%,d entries; milliseconds, %d runs after %d%n%n| view | of | median | p95 | rows |%n|---|---|---:|---:|---:|%n",
                    entries, RUNS, WARM_UP);
            new ViewsBenchmark(database).run();
        }
        System.exit(0);
    }

    /** What the streams of such a hub hold: some zones, holidays, time off, attendance, plans, approvals, and bills of all months but three. */
    private void streams() {
        jdbc.sql("update clockify_user set time_zone = case mod(cast(substr(id, 2) as integer), 4) when 0 then 'Europe/Berlin'"
                + " when 1 then 'America/New_York' when 2 then 'Asia/Tokyo' end").update();
        jdbc.sql("insert into clockify_stream (workspace_id, stream, generation, newest_only, read_at, status, held)"
                + " select w.id, s.name, 1, false, current_timestamp, 'read', 0 from clockify_workspace w"
                + " cross join (values ('holiday'), ('time_off_request'), ('assignment'), ('attendance'), ('approval_request'), ('expense'), ('invoice'))"
                + " as s(name)").update();
        each("clockify_holiday (workspace_id, id, starts_on, ends_on, annually, everyone, user_ids, group_ids",
                "concat('w', mod(g, 5)), concat('h', g), current_date - 900 + g * 4, current_date - 900 + g * 4, mod(g, 3) = 0, true, '[]', '[]'", 200);
        each("clockify_time_off_request (workspace_id, id, user_id, status, unit, half_day, starts_at, ends_at",
                "concat('w', mod(mod(g, 2000) / 200, 5)), concat('r', g), concat('u', mod(g, 2000)), case when mod(g, 9) = 0 then 'REJECTED' else 'APPROVED' end,"
                + " case when mod(g, 7) = 0 then 'HOURS' else 'DAYS' end, mod(g, 11) = 0, day, day + interval '24' hour * (1 + mod(g, 4)) - interval '1' second",
                60_000);
        each("clockify_attendance (workspace_id, user_id, calendar_day, capacity_seconds",
                "concat('w', mod(mod(g, 2000) / 200, 5)), concat('u', mod(g, 2000)), current_date - g / 2000, 28800", 1_400_000);
        each("clockify_assignment (workspace_id, id, user_id, project_id, hours_per_day, starts_at, ends_at",
                "concat('w', mod(mod(g, 2000) / 200, 5)), concat('s', g), concat('u', mod(g, 2000)), concat('p', mod(g, 1000)), 4, day,"
                + " day + interval '24' hour * 14 - interval '1' second", 60_000);
        each("clockify_approval_request (workspace_id, id, user_id, type, state, state_at, starts_at, ends_at",
                "concat('w', mod(mod(g, 2000) / 200, 5)), concat('a', g), concat('u', mod(g, 2000)), 'TIMESHEET',"
                + " case when mod(g, 5) = 0 then 'PENDING' else 'APPROVED' end, current_timestamp, week, week + interval '168' hour - interval '1' second", 240_000);
        each("clockify_invoice (workspace_id, id, status", "concat('w', mod(g, 5)), concat('i', g), 'SENT'", 3000);
        each("clockify_expense (workspace_id, id, user_id, spent_on, project_id, amount, billable",
                "concat('w', mod(mod(g, 1000), 5)), concat('x', g), 'u1', cast(day as date), concat('p', mod(g, 1000)), 1000, true", 6000);
        // an item holds twenty entries
        jdbc.sql("insert into clockify_invoice_item (workspace_id, invoice_id, item_order, time_entry_ids, first_seen_at, changed_at, generation)"
                + " select workspace_id, concat('i', substr(workspace_id, 2)), n / 20, jsonb_agg(id), current_timestamp, current_timestamp, 1"
                + " from (select workspace_id, id, row_number() over (partition by workspace_id order by id) as n from clockify_time_entry"
                + " where billable and started_at < current_timestamp - interval '90' day) as billed group by workspace_id, n / 20").update();
        jdbc.sql("update clockify_time_entry set invoice_id = 'i1', billable_amount = 1 where billable and started_at < current_timestamp - interval '90' day"
                + " and mod(cast(id as bigint), 2) = 0").update();
    }

    private void each(String into, String values, int rows) {
        jdbc.sql(("insert into %s, first_seen_at, changed_at, generation) select %s, current_timestamp, current_timestamp, 1 from (select g,"
                + " date_trunc('day', current_timestamp) - interval '24' hour * mod(g * 31, 900) as day,"
                + " date_trunc('week', current_timestamp) - interval '168' hour * (g / 2000) as week"
                + " from generate_series(0, %d) as numbers(g)) as numbered").formatted(into, values, rows - 1)).update();
    }

    private void run() {
        for (String view : List.of("clockify_expected_day", "clockify_workday")) {
            byDay(view, "a person, a week", "employee_id = 'e%1$d'", 6);
            byDay(view, "a person, a month", "employee_id = 'e%1$d'", 30);
            byDay(view, "a team, a week", "team = 'Team %2$d'", 6);
            byDay(view, "a team, a month", "team = 'Team %2$d'", 30);
        }
        for (String view : List.of("clockify_expected_week", "clockify_plan", "clockify_approval_gap", "clockify_missing_time")) {
            byWeek(view, "a person, a week", "employee_id = 'e%1$d'", 0);
            byWeek(view, "a person, a month", "employee_id = 'e%1$d'", 28);
            byWeek(view, "a team, a week", "team = 'Team %2$d'", 0);
            byWeek(view, "a team, a month", "team = 'Team %2$d'", 28);
        }
        measure("clockify_unbilled", "a project, a month", "month_start = date '%3$s' and project_id = 'p%1$d'", 0);
        measure("clockify_unbilled", "all of a month", "month_start = date '%3$s'", 0);
    }

    private void byDay(String view, String of, String where, int days) {
        measure(view, of, where + " and calendar_day between date '%4$s' and date '%5$s'", days);
    }

    private void byWeek(String view, String of, String where, int days) {
        measure(view, of, where + (days == 0 ? " and week_start = date '%4$s'" : " and week_start between date '%4$s' and date '%5$s'"), days);
    }

    private void measure(String view, String of, String where, int days) {
        if (!view.matches(System.getProperty("benchmark.views", ".*"))) {
            return;
        }
        long[] nanos = new long[RUNS];
        long rows = 0;
        for (int i = -WARM_UP; i < RUNS; i++) {
            int number = 37 * (i + WARM_UP);
            LocalDate from = monday.minusWeeks(1 + number % 100);
            String sql = "select * from " + view + " where " + where.formatted(number % 1000, number % 199, from.withDayOfMonth(1), from, from.plusDays(days));
            long start = System.nanoTime();
            int found = jdbc.sql(sql).query((row, index) -> 1).list().size();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
                rows += found;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, "| `%s` | %s | %.1f | %.1f | %d |%n", view, of, nanos[RUNS / 2] / 1e6, nanos[RUNS * 95 / 100] / 1e6, rows / RUNS);
    }
}
