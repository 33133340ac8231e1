package io.camelhub.clockify.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.EventOutcome;
import io.camelhub.clockify.run.HintOutcome;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Monitoring of a hub over HTTP, with Camel's own health checks and meters. */
@Tag("slow")
class MonitoringTest {

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(71).people(4).entries(60).oddities(false).clock(clock)
            .from(clock.instant().minus(Duration.ofDays(20))).build();
    private final String workspace = world.workspaceId();

    private String at(String metric, String label) {
        return metric + "{integration=\"acme\"," + label + "}";
    }

    @Test
    void a_scrape_has_lag_budget_and_what_syncs_did() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                MonitoredHub monitored = MonitoredHub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), clock::instant)) {
            assertThat(monitored.scrape()).containsEntry("clockify_database_up", 0.0);
            monitored.hub().sync();
            monitored.hub().execute("insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at)"
                    + " values ('one', 'time-entry', '5a:k1', 'clockify.time-entry.updated', '{}', '2026-11-20T09:58:00Z')");
            monitored.hub().execute("insert into clockify_outbox_failure (aggregateid, seq, tries, error, failed_at, set_aside_at)"
                    + " select aggregateid, seq, 8, 'no', created_at, created_at from clockify_outbox");
            monitored.hub().execute("insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at)"
                    + " values ('behind', 'time-entry', '5a:k1', 'clockify.time-entry.updated', '{}', '2026-11-20T09:58:30Z'),"
                    + " ('waits', 'time-entry', '5a:k2', 'clockify.time-entry.updated', '{}', '2026-11-20T09:59:00Z')");
            monitored.hub().execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                    + " values ('acme', '" + workspace + "', 'w1', 'NEW_TIME_ENTRY', true, false, true, current_timestamp),"
                    + " ('acme', '" + workspace + "', 'w2', 'TIMER_STOPPED', false, false, true, current_timestamp)");
            Progress progress = monitored.hub().context().getRegistry().findSingleByType(Progress.class);
            progress.publish(listener -> listener.hinted(workspace, HintOutcome.TAKEN));
            progress.publish(listener -> listener.hinted(null, HintOutcome.REFUSED));
            assertThat(monitored.scrape()).as("before the first one").containsEntry("clockify_events_total{outcome=\"set_aside\"}", 0.0);
            progress.publish(listener -> listener.sent(EventOutcome.TAKEN));
            progress.publish(listener -> listener.sent(EventOutcome.REFUSED));
            monitored.hub().execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                    + " values ('acme', '" + workspace + "', 'w3', 'TIME_ENTRY_UPDATED', true, true, true, current_timestamp)");
            String place = "{integration=\"acme\",workspace=\"" + workspace + "\"}";
            String alone = "{workspace=\"" + workspace + "\"}";

            await().atMost(Duration.ofSeconds(20)).until(() -> monitored.scrape().containsKey("clockify_sync_last_success_timestamp_seconds" + place));
            Map<String, Double> series = monitored.scrape();

            double now = clock.instant().getEpochSecond();
            assertThat(series)
                    .containsEntry("clockify_database_up", 1.0)
                    .containsEntry("clockify_sync_last_success_timestamp_seconds" + place, now)
                    .containsEntry("clockify_sync_oldest_verified_timestamp_seconds" + place, now)
                    .containsEntry("clockify_deletions_held" + place, 0.0)
                    .containsEntry("clockify_outbox_oldest_seconds", 60.0)
                    .containsEntry("clockify_outbox_set_aside", 1.0)
                    .containsEntry("clockify_webhooks_disabled" + place, 1.0)
                    .containsEntry("clockify_hints_last_timestamp_seconds" + place, 0.0)
                    .containsEntry("clockify_events_total{outcome=\"taken\"}", 1.0)
                    .containsEntry("clockify_events_total{outcome=\"refused\"}", 1.0)
                    .containsEntry(at("clockify_integration_state", "state=\"well\""), 1.0)
                    .containsEntry(at("clockify_integration_state", "state=\"refused\""), 0.0)
                    .containsEntry("clockify_sync_duration_seconds_count" + place, 1.0)
                    .containsEntry("clockify_people_unmatched" + alone, (double) monitored.hub().count("select count(*) from clockify_user where employee_id is null"))
                    .containsEntry("clockify_entries_total{change=\"inserted\",workspace=\"" + workspace + "\"}",
                            (double) monitored.hub().count("select count(*) from clockify_time_entry"))
                    .containsEntry("clockify_entries_total{change=\"rejected\",workspace=\"" + workspace + "\"}", 0.0)
                    .containsEntry("clockify_requests_total{outcome=\"ok\",workspace=\"" + workspace + "\"}",
                            (double) monitored.hub().count("select requests from clockify_sync_run"))
                    .containsEntry("clockify_requests_total{outcome=\"ok\",workspace=\"-\"}", 2.0)
                    .containsEntry("clockify_hints_total{outcome=\"taken\",workspace=\"" + workspace + "\"}", 1.0)
                    .containsEntry("clockify_hints_total{outcome=\"dropped\",workspace=\"" + workspace + "\"}", 0.0)
                    .containsEntry("clockify_hints_total{outcome=\"refused\",workspace=\"-\"}", 1.0);
            assertThat(series.keySet()).noneMatch(one -> one.startsWith("clockify_request_budget_remaining"));
            double timers = monitored.hub().count("select count(*) from clockify_time_entry where ended_at is null");
            assertThat(series).as("a backfill brings nothing new").containsEntry("clockify_entries_new_total" + alone, timers);

            clock.advance(Duration.ofHours(1));
            world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN), clock.instant().minusSeconds(600), clock.instant().minusSeconds(60)));
            clock.advance(Duration.ofMinutes(5));
            monitored.hub().sync();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(monitored.scrape())
                    .containsEntry("clockify_entries_new_total" + alone, timers + 1));
        }
    }

    @Test
    void a_refused_key_shows_in_health_and_metrics_and_makes_readiness_down_where_that_is_wanted() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                MonitoredHub monitored = MonitoredHub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.integrations.acme.api-key", "revoked"), clock::instant)) {
            monitored.hub().sync();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(monitored.scrape())
                    .containsEntry(at("clockify_integration_state", "state=\"refused\""), 1.0)
                    .containsEntry("clockify_requests_total{outcome=\"refused\",workspace=\"-\"}", 1.0));
            HttpResponse<String> ready = monitored.get("health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("\"name\":\"clockify-integration-acme\",\"status\":\"UP\",\"message\":\"refused: ")
                    .contains("\"name\":\"clockify-database\",\"status\":\"UP\"").contains("route:clockify-schedule");
            assertThat(monitored.get("health/live").body()).doesNotContain("clockify-integration");

            monitored.hub().context().getPropertiesComponent().addInitialProperty("clockify.health.late-is-down", "true");

            assertThat(monitored.get("health/ready").statusCode()).isEqualTo(503);
            assertThat(monitored.get("health").body()).contains("\"name\":\"clockify-integration-acme\",\"status\":\"DOWN\"");
            assertThat(monitored.get("health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void each_request_counts_once_by_what_became_of_it_and_the_budget_of_a_free_workspace_goes_down() throws Exception {
        world.changePlan(workspace, Plan.FREE);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                MonitoredHub monitored = MonitoredHub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), clock::instant)) {
            simulator.faults().next(1, Faults.to("/users"), Fault.html502())
                    .next(1, Faults.to("/user-groups"), Fault.status(403))
                    .next(1, Faults.to("/detailed"), Fault.tooManyRequests(1));
            monitored.hub().sync();
            double sent = simulator.requests().count(request -> request.path().contains(workspace));
            double sentByKey = simulator.requests().count(request -> !request.path().contains(workspace));

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(monitored.scrape())
                    .containsEntry("clockify_request_budget_remaining{workspace=\"" + workspace + "\"}", 30 - sent - sentByKey));
            Map<String, Double> series = monitored.scrape();

            assertThat(requests(series, "failed")).isEqualTo(1);
            assertThat(requests(series, "refused")).isEqualTo(1);
            assertThat(requests(series, "limited")).isEqualTo(1);
            assertThat(requests(series, "retried")).isEqualTo(2);
            assertThat(requests(series, "ok")).isEqualTo(sent - 5);
        }
    }

    private double requests(Map<String, Double> series, String outcome) {
        return series.get("clockify_requests_total{outcome=\"" + outcome + "\",workspace=\"" + workspace + "\"}");
    }

    @Test
    void a_database_that_is_away_makes_readiness_down_and_leaves_no_gauge_with_a_value_of_yesterday() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                HikariDataSource pool = new HikariDataSource();
                MonitoredHub monitored = MonitoredHub.start(simulator, pool(pool), Map.of(), clock::instant)) {
            monitored.hub().sync();
            String held = at("clockify_deletions_held", "workspace=\"" + workspace + "\"");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(monitored.scrape()).containsEntry(held, 0.0));
            assertThat(monitored.get("health/ready").statusCode()).isEqualTo(200);

            pool.close();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(monitored.scrape())
                    .containsEntry(held, Double.NaN).containsEntry("clockify_database_up", 0.0));
            HttpResponse<String> ready = monitored.get("health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"name\":\"clockify-database\",\"status\":\"DOWN\"");
            assertThat(monitored.get("health/live").statusCode()).isEqualTo(200);
        }
    }

    private static DataSource pool(HikariDataSource pool) {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        return pool;
    }

    @Test
    void what_a_workspace_had_goes_with_it() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                MonitoredHub monitored = MonitoredHub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), clock::instant)) {
            monitored.hub().sync();
            String held = at("clockify_deletions_held", "workspace=\"" + workspace + "\"");
            await().atMost(Duration.ofSeconds(20)).until(() -> monitored.scrape().containsKey(held));

            monitored.hub().context().getPropertiesComponent().addInitialProperty("clockify.integrations.acme.enabled", "false");
            monitored.hub().context().getRegistry().lookupByNameAndType("clockifySettings", ClockifySettings.class).refresh();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(monitored.scrape())
                    .doesNotContainKey(held).containsEntry(at("clockify_integration_state", "state=\"off\""), 1.0));
        }
    }
}
