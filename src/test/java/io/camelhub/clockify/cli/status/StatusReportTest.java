package io.camelhub.clockify.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.RefusalQuery;
import io.camelhub.clockify.query.state.StatusQuery;
import io.camelhub.clockify.settings.ApiKey;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.problem.SettingProblem;
import io.camelhub.clockify.sync.request.BudgetUsage;
import io.camelhub.clockify.sync.request.RequestLimits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatusReportTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Dialect.class)
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

        String report = report(database, new IntegrationsConfig(List.of(integration("acme")), List.of()));

        assertThat(report)
                .contains("acme, key of anna@example.com")
                .contains("Main [2J (w1)")
                .containsPattern("acme.*\\R  state        Act: confirm deletions: 2 are held back since 11:30, as the key has another owner\\R")
                .containsPattern("\\(w1\\)\\R    state      Act: confirm deletions\\R")
                .contains("last run   2026-03-10 11:40Z  waiting, 30 requests, 1 234 entries seen, 1 200 new, 3 changed, 1 deleted")
                .contains("next run   2026-03-10 12:30Z, waits: 30 requests an hour")
                .contains("still to read: 2026-01-01 to 2026-02-01")
                .contains("verified   every stretch since 2026-03-10 11:00Z or later")
                .contains("changes    by reading the last days again, as Clockify refuses its change feed, since 2026-03-10 10:30Z")
                .contains("requests   30 of 30 an hour, next possible 2026-03-10 12:42Z")
                .contains("interval   16 min 0 s instead of 15 min 0 s, as the request budget is too small for more")
                .contains("healed     9 entries in the last 31 days, last in the run of 2026-03-10 11:40Z")
                .contains("held back  2 deletions since 2026-03-10 11:30Z: the key has another owner; "
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

        String report = report(database, new IntegrationsConfig(List.of(integration("fresh")), List.of()));

        assertThat(report).containsPattern("fresh\\R  state +Not synced yet: begins at the next tick of 'clockify run'.*\\R  never synced; where it stays so: clockify check fresh");
        assertThat(report).containsPattern("gone: no longer in the settings\\R  state +No longer in the settings: what is stored stays, .*\\R  error +the key is not known \\(2026-03-10 11:00Z\\)");
    }

    @Test
    void an_integration_with_a_wrong_setting_is_not_called_gone() {
        Database database = TestDatabases.fresh(Dialect.H2, () -> NOW);
        JdbcClient.create(database.dataSource())
                .sql("insert into clockify_integration (name, backfill_from, first_sync_at) values (?, ?, ?)")
                .params("acme", LocalDate.parse("2026-01-01"), time(database, "10:00"))
                .update();
        SettingProblem problem = new SettingProblem("clockify.integrations.acme.region", "is 'mars'", "write global");

        assertThat(report(database, new IntegrationsConfig(List.of(), List.of(problem)))).contains("acme: its settings are wrong");
    }

    private static String report(Database database, IntegrationsConfig config) {
        StringWriter screen = new StringWriter();
        RequestLimits limits = new RequestLimits(new ClockifySettings(new DefaultCamelContext()));
        StatusQuery status = new StatusQuery(
                database, new BudgetUsage(database, limits), limits, new RefusalQuery(database), () -> ZoneOffset.UTC,
                () -> false);
        new StatusReport(new PrintWriter(screen)).print(status.integrations(config), config);
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
