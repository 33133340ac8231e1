package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.entries.ActivitySums;
import io.camelhub.clockify.entries.PeopleCalendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database as a hub of some years has it, made by the database itself: 2,000 people in 200 teams and 5 workspaces, 1,000 projects of
 * which each person works on five, and entries of two and a half years on working days, as many each day, stored a thousand at a time, and
 * summed up. The last team left two years ago.
 */
final class ConsoleData {

    static final int PEOPLE = 2000;
    static final int TEAMS = 200;
    static final int DAYS = 912;
    /** The description of a few entries holds it. */
    static final String NEEDLE = "Zeppelin";

    private static final int AT_ONCE = 250_000;

    private final Database database;
    private final JdbcClient jdbc;

    ConsoleData(Database database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /** Fills a database, unless it is filled. */
    void fill(int entries) {
        if (rows(entries)) {
            sumUp();
        }
        new PeopleCalendar(database).ensure(ZoneOffset.UTC, BigDecimal.valueOf(40));
    }

    /** Fills a database without the sums of activity, unless it is filled. */
    boolean rows(int entries) {
        database.migrate();
        if (!jdbc.sql("select 1 from clockify_workspace limit 1").query(Integer.class).list().isEmpty()) {
            return false;
        }
        update("insert into clockify_workspace (id, name, first_seen_at, changed_at)"
                + " select concat('w', g), concat('Workspace ', g), current_timestamp, current_timestamp from %s", 5);
        update("insert into clockify_integration (name, backfill_from, first_sync_at)"
                + " select concat('integration-', g), date '2024-01-01', current_timestamp from %s", 5);
        update("insert into clockify_client (workspace_id, id, name) select concat('w', mod(g, 5)), concat('c', g), concat('Client ', g) from %s", 100);
        update("insert into clockify_project (workspace_id, id, name, client_id)"
                + " select concat('w', mod(g, 5)), concat('p', g), concat('Project ', g), concat('c', mod(g, 100)) from %s", 1000);
        update("insert into clockify_employee (id, full_name, team, manager_email, active, changed_at)"
                + " select concat('e', g), concat('Person ', g), concat('Team ', mod(g, 200)), concat('person-', mod(g, 100), '@acme.example'), true,"
                + " current_timestamp from %s", PEOPLE);
        update("insert into clockify_employee_email (employee_id, position, email, email_key)"
                + " select concat('e', g), 0, concat('person-', g, '@acme.example'), concat('person-', g, '@acme.example') from %s", PEOPLE);
        update("insert into clockify_user (workspace_id, id, email, name, employee_id, matched_by, first_seen_at, changed_at)"
                + " select concat('w', mod(g / 200, 5)), concat('u', g), concat('person-', g, '@acme.example'), concat('Person ', g),"
                + " concat('e', g), 'email', current_timestamp, current_timestamp from %s", PEOPLE);
        for (int done = 0; done < entries; done += AT_ONCE) {
            entries(done, Math.min(entries, done + AT_ONCE), entries);
        }
        if (database.dialect() == Dialect.POSTGRESQL) {
            jdbc.sql("vacuum analyze").update();
        } else {
            jdbc.sql("analyze").update();
        }
        return true;
    }

    private void sumUp() {
        jdbc.sql("insert into clockify_activity_stale (workspace_id, utc_day)"
                + " select distinct workspace_id, cast(started_at at time zone 'UTC' as date) from clockify_time_entry").update();
        long start = System.nanoTime();
        ActivitySums sums = new ActivitySums(database, () -> ZoneOffset.UTC);
        sums.refresh(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(100), Duration.ofDays(1));
        System.out.printf(Locale.ROOT, "activity summed up in %.0f s: %d rows, %d MB of text%n%n", (System.nanoTime() - start) / 1e9,
                jdbc.sql("select count(*) from clockify_activity_sum").query(Integer.class).single(),
                jdbc.sql("select sum(char_length(sums)) from clockify_activity_sum").query(Long.class).single() >> 20);
    }

    private void update(String insert, int rows) {
        jdbc.sql(insert.formatted(numbers(0, rows))).update();
    }

    private String numbers(int from, int to) {
        return (database.dialect() == Dialect.H2 ? "system_range(%d, %d) as numbers(g)" : "generate_series(%d, %d) as numbers(g)")
                .formatted(from, to - 1);
    }

    /** On each working day as many, between 7 and 19 o'clock, in the order in which they are stored. */
    private void entries(int from, int to, int all) {
        String workday = "(cast(g as bigint) * %d / %d)".formatted(DAYS * 5 / 7, all);
        String ago = "(%d - %s / 5 * 7 - mod(%s, 5))".formatted(DAYS, workday, workday);
        boolean h2 = database.dialect() == Dialect.H2;
        String midnight = h2 ? "dateadd(day, -%s, cast(current_date as timestamp with time zone))"
                : "(cast(current_date as timestamptz) - %s * interval '1 day')";
        String plus = h2 ? "dateadd(second, %2$s, %1$s)" : "(%s + %s * interval '1 second')";
        String start = plus.formatted(midnight.formatted("ago"), "second_of_day");
        String text = h2 ? "'%s'" : "cast('%s' as jsonb)";
        jdbc.sql("""
                insert into clockify_time_entry (workspace_id, id, integration, user_id, description, type, billable, project_id, project_name,
                  client_id, client_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds, first_seen_at, changed_at,
                  observed_columns)
                select concat('w', mod(who / 200, 5)), lpad(cast(g as varchar), 24, '0'), concat('integration-', mod(who / 200, 5)),
                  concat('u', who),
                  case when mod(g, 100003) = 17 then concat('Ticket ', g, ' %s') else concat('Ticket ', mod(g * 31, 50000), ': ', word) end,
                  'REGULAR', mod(g, 3) = 0, concat('p', project), concat('Project ', project), concat('c', mod(project, 100)), concat('Client ', mod(project, 100)), %s, %s, %s,
                  %s, %s, length, %s, %s, 1
                from (
                  select g, ago, case when mod(who, 200) = 199 and ago < 730 then who - 1 else who end as who,
                    mod(who + g / 2000 * 40, 200) * 5 + mod(who / 200, 5) as project,
                    25200 + mod(g * 104729, 43200) as second_of_day, 600 + mod(g * 37, 7200) as length,
                    case mod(g, 4) when 0 then 'review of the plan' when 1 then 'weekly meeting with the customer'
                      when 2 then 'Build the importer and write its tests' else 'support' end as word
                  from (select g, %s as ago, mod(g * 7919, %d) as who from (select cast(g as bigint) as g from %s) as numbers) as rows_of
                ) as entries_of""".formatted(NEEDLE, text.formatted("[]"), text.formatted("[\"Office\", \"Focus\"]"), text.formatted("{}"),
                        start, plus.formatted(start, "length"), plus.formatted(midnight.formatted("ago"), "g / 1000"),
                        plus.formatted(midnight.formatted("ago"), "g / 1000"), ago, PEOPLE, numbers(from, to))).update();
    }
}
