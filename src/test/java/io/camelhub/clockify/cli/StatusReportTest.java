package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.cli.hub.Colours;
import io.camelhub.clockify.cli.hub.Environment;
import io.camelhub.clockify.cli.hub.ShellWords;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.RefusalQuery;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.StreamStatuses;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.settings.ApiKey;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.SettingProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatusReportTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @EachDialect
    void a_workspace_on_the_free_plan_in_the_middle_of_its_backfill(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect, () -> NOW);
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("insert into clockify_integration (name, backfill_from, first_sync_at, owner_email) values (?, ?, ?, ?)")
                .params("acme", LocalDate.parse("2026-01-01"), time(database, "10:00"), "anna@example.com").update();
        jdbc.sql("insert into clockify_workspace (id, name, plan, first_seen_at, changed_at) values (?, ?, ?, ?, ?)")
                .params("w1", "Main\u001b[2J", "FREE", time(database, "10:00"), time(database, "10:00")).update();
        jdbc.sql("insert into clockify_visible_workspace (integration, workspace_id) values (?, ?)").params("acme", "w1").update();
        jdbc.sql("""
                insert into clockify_integration_workspace
                (integration, workspace_id, group_ids, reads_by, reads_by_since, changes_by, changes_by_since, feed_all_types,
                feed_clock, due_at, waits_for)
                values (?, ?, '[]', 'report', ?, 'windows', ?, true, 'unknown', ?, ?)""")
                .params("acme", "w1", time(database, "10:00"), time(database, "10:30"), time(database, "12:30"), "30 requests an hour").update();
        jdbc.sql("""
                insert into clockify_window (integration, workspace_id, scope, window_from, window_to, verified_at)
                values (?, ?, '-', ?, ?, ?)""")
                .params("acme", "w1", database.bind(Instant.parse("2026-02-01T00:00:00Z")),
                        database.bind(Instant.parse("2026-04-10T00:00:00Z")), time(database, "11:00")).update();
        for (String outcome : List.of("done", "waiting")) {
            jdbc.sql("""
                    insert into clockify_sync_run (integration, workspace_id, kind, started_at, finished_at, outcome, requests,
                    entries_seen, inserted, updated, deleted, unchanged, healed, rejected)
                    values (?, ?, 'sync', ?, ?, ?, 30, 1234, 1200, 3, 1, 30, 0, 0)""")
                    .params("acme", "w1", time(database, "11:40"), time(database, "11:41"), outcome).update();
        }
        for (int request = 0; request < 30; request++) {
            jdbc.sql("insert into clockify_request (integration, workspace_id, sent_at, answered_at) values (?, ?, ?, ?)")
                    .params("acme", "w1", time(database, "11:40"), time(database, "11:41")).update();
        }

        for (String entry : List.of("t1", "t2")) {
            jdbc.sql("""
                    insert into clockify_held_deletion (integration, workspace_id, time_entry_id, reason, held_at)
                    values (?, ?, ?, ?, ?)""")
                    .params("acme", "w1", entry, "the key has another owner", time(database, "11:30")).update();
        }
        jdbc.sql("""
                insert into clockify_sync_run (integration, workspace_id, kind, started_at, finished_at, outcome, requests,
                entries_seen, inserted, updated, deleted, unchanged, healed, rejected)
                select integration, workspace_id, kind, ?, finished_at, outcome, 1, 1, 0, 0, 0, 1, 7, 0
                from clockify_sync_run where outcome = 'done'""").params(time(database, "11:20")).update();
        jdbc.sql("update clockify_sync_run set healed = 2, id = id + 100 where outcome = 'waiting'").update();

        String report = report(database, new IntegrationsConfig(List.of(integration("acme")), List.of()), "acme");

        assertThat(report).as("one zone, and it is named").contains("times        are those of Europe/Berlin").doesNotContain("Z  ", "0Z");
        assertThat(report)
                .contains("acme, key of anna@example.com")
                .contains("Main [2J (w1)")
                .containsPattern("acme.*\\R  state        Act: confirm deletions: 2 are held back since 12:30, as the key has another owner\\R")
                .containsPattern("\\(w1\\)\\R    state      Act: confirm deletions\\R")
                .contains("last run   12:40  waiting, 30 requests, 1 234 entries seen, 1 200 new, 3 changed, 1 deleted")
                .contains("next run   13:30, waits: 30 requests an hour")
                .contains("still to read: 1 Jan to 1 Feb")
                .contains("verified   every stretch since 12:00 or later")
                .contains("changes    by reading the last days again, as Clockify refuses its change feed, since 11:30")
                .contains("requests   30 of 30 an hour, next possible 13:42")
                .contains("interval   16 min 0 s instead of 15 min 0 s, as the request budget is too small for more")
                .contains("healed     9 entries in the last 31 days, last in the run of 12:40")
                .contains("held back  2 deletions since 12:30: the key has another owner; "
                        + "if they are right: clockify sync acme --confirm-deletions")
                .contains("entries    0, of them 0 running; 0 deleted in Clockify, 0 rejected")
                .doesNotContain("\u001b");
    }

    @Test
    void an_integration_that_never_ran_one_that_is_disabled_and_one_that_is_gone_are_kept_apart() {
        Database database = TestDatabases.fresh(Dialect.H2, () -> NOW);
        JdbcClient.create(database.dataSource())
                .sql("insert into clockify_integration (name, backfill_from, first_sync_at, error, error_at) values (?, ?, ?, ?, ?)")
                .params("gone", LocalDate.parse("2026-01-01"), time(database, "10:00"), "the key is not known", time(database, "11:00"))
                .update();

        String report = report(database, new IntegrationsConfig(List.of(integration("fresh")), List.of()), "fresh", "gone");

        assertThat(report).containsPattern("fresh\\R  state +Not synced yet: begins as soon as 'clockify run' runs.*\\R  never synced; where it stays so: clockify check fresh");
        assertThat(report).containsPattern("gone: no longer in the settings\\R  state +No longer in the settings: what is stored stays, .*\\R  error +the key is not known \\(12:00\\)");
    }

    @Test
    void an_integration_with_a_wrong_setting_is_not_called_gone() {
        Database database = TestDatabases.fresh(Dialect.H2, () -> NOW);
        JdbcClient.create(database.dataSource())
                .sql("insert into clockify_integration (name, backfill_from, first_sync_at) values (?, ?, ?)")
                .params("acme", LocalDate.parse("2026-01-01"), time(database, "10:00"))
                .update();
        SettingProblem problem = new SettingProblem("clockify.integrations.acme.region", "is 'mars'", "write global");

        assertThat(report(database, new IntegrationsConfig(List.of(), List.of(problem)), "acme")).contains("acme: its settings are wrong");
    }

    @Test
    void of_thirty_integrations_there_is_a_line_each_and_those_that_need_somebody_come_first() {
        Database database = TestDatabases.fresh(Dialect.H2, () -> NOW);
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        List<Integration> all = IntStream.range(10, 40).mapToObj(i -> integration("i" + i)).toList();
        jdbc.sql("insert into clockify_integration (name, backfill_from, first_sync_at, error, error_at, key_fault) values (?, ?, ?, ?, ?, ?)")
                .params("i39", LocalDate.parse("2026-01-01"), time(database, "10:00"), "the key is not known", time(database, "11:00"), "REFUSED").update();
        jdbc.sql("insert into clockify_integration (name, backfill_from, first_sync_at) values (?, ?, ?)")
                .params("i20", LocalDate.parse("2026-01-01"), time(database, "10:00")).update();
        jdbc.sql("insert into clockify_workspace (id, name, plan, first_seen_at, changed_at) values ('w1', 'Main', 'PRO', ?, ?)")
                .params(time(database, "10:00"), time(database, "10:00")).update();
        jdbc.sql("""
                insert into clockify_integration_workspace (integration, workspace_id, group_ids, reads_by, reads_by_since, changes_by,
                changes_by_since, feed_all_types, feed_clock, synced_at, due_at) values ('i20', 'w1', '[]', 'report', ?, 'feed', ?, true, 'utc', ?, ?)""")
                .params(time(database, "10:00"), time(database, "10:30"), time(database, "11:55"), time(database, "12:10")).update();
        jdbc.sql("""
                insert into clockify_window (integration, workspace_id, scope, window_from, window_to, verified_at) values ('i20', 'w1', '-', ?, ?, ?)""")
                .params(database.bind(Instant.parse("2026-01-01T00:00:00Z")), database.bind(Instant.parse("2026-04-20T00:00:00Z")), time(database, "11:00")).update();

        String report = report(database, new IntegrationsConfig(all, List.of()));

        assertThat(report.lines().toList()).hasSizeLessThan(40);
        assertThat(report.lines().toList().get(0)).matches("INTEGRATION +STATE +LAST SYNC +NEXT +ENTRIES +UNMATCHED +REJECTED");
        assertThat(report.lines().toList().get(1)).matches("i39 +Act: replace the key +- +- +0 +0 +0");
        assertThat(report).containsPattern("\\Ri20 +Up to date +12:55 +13:10 +0 +0 +0\\R").contains("What needs somebody:\n  i39: refused since 12:00: the key is not known",
                "Times are those of Europe/Berlin. All that is known of one: clockify status NAME");

        jdbc.sql("insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, times, first_seen_at, last_seen_at) "
                + "values ('i20', 'w1', 'time_entry', 'no start', '{}', 'x', 1, ?, ?)").params(time(database, "11:00"), time(database, "11:00")).update();
        assertThat(report(database, new IntegrationsConfig(all, List.of()))).as("no green where rows are rejected")
                .containsPattern("\\Ri20 +1 row is rejected +12:55 +13:10 +0 +0 +1\\R").contains("clockify rejected list");
        assertThat(colours(database, new IntegrationsConfig(all, List.of()), true)).contains("\u001b[31mAct: replace the key");
    }

    @Test
    void what_needs_somebody_is_counted_and_the_first_of_it_is_named() {
        List<AttentionQuery.Item> items = List.of(
                new AttentionQuery.Item("timer-long", "w1/t1", "w1", "e1", "Ada\u001b[2J Example", "Ops", null, NOW, "a timer has run since then"),
                new AttentionQuery.Item("week-short", "e2/2026-W10", null, "e2", null, null, null, NOW, "0 h of 40 h"),
                new AttentionQuery.Item("integration-late", "acme", null, null, null, null, "acme", NOW, "a sync is overdue"),
                new AttentionQuery.Item("user-unmatched", "u1", "w1", null, null, null, null, NOW, "Grace: is no employee"),
                new AttentionQuery.Item("overlap", "w1/t2", "w1", "e1", "Ada Example", null, null, NOW, "two entries"),
                new AttentionQuery.Item("overlap", "w1/t3", "w1", "e1", "Ada Example", null, null, NOW, "the sixth"));

        assertThat(attention(new AttentionQuery.Items(1207, items))).isEqualTo("""

                1 207 things need somebody, the newest first:
                  timer-long: Ada [2J Example: a timer has run since then
                  week-short: e2: 0 h of 40 h
                  integration-late: acme: a sync is overdue
                  user-unmatched: Grace: is no employee
                  overlap: Ada Example: two entries
                  and 1 202 more: see the view clockify_attention
                """);
        assertThat(attention(new AttentionQuery.Items(1, items.subList(0, 1)))).startsWith("\n1 thing needs somebody").doesNotContain("more");
        assertThat(attention(new AttentionQuery.Items(0, List.of()))).isEmpty();
    }

    private static String attention(AttentionQuery.Items items) {
        StringWriter screen = new StringWriter();
        new StatusReport(new PrintWriter(screen), new LocalTimes(ZoneId.of("UTC"), NOW), new Colours(false)).attention(items);
        return screen.toString().replace(System.lineSeparator(), "\n");
    }

    private static String report(Database database, IntegrationsConfig config, String... names) {
        return colours(database, config, false, names);
    }

    private static String colours(Database database, IntegrationsConfig config, boolean wanted, String... names) {
        StringWriter screen = new StringWriter();
        RequestLimits limits = new RequestLimits(new ClockifySettings(new DefaultCamelContext()));
        StatusQuery status = new StatusQuery(
                database, new BudgetUsage(database, limits), limits, new RefusalQuery(database), () -> ZoneId.of("Europe/Berlin"),
                () -> false, new StreamStatuses(database, integration -> List.of(), (stream, plan, features) -> null));
        StatusReport report = new StatusReport(new PrintWriter(screen), status.times(), new Colours(wanted));
        if (names.length == 0) {
            report.overview(status.integrations(config), config, new ShellWords(new Environment(Path.of(""), Path.of(""), "clockify"), null));
        } else {
            status.integrations(config).stream().filter(one -> List.of(names).contains(one.name())).forEach(report::details);
        }
        return screen.toString();
    }

    private static Object time(Database database, String time) {
        return database.bind(Instant.parse("2026-03-10T" + time + ":00Z"));
    }

    private static Integration integration(String name) {
        return new Integration(name, new ApiKey("secret"), List.of(), true, URI.create("https://api.clockify.me/api/v1"),
                URI.create("https://reports.api.clockify.me/v1"), null, Duration.ofMinutes(15), Duration.ofHours(24), 31, null,
                null, 6, 92, 1000);
    }
}
