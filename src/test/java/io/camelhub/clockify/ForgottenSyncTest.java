package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.Privacy;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.sync.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person who was forgotten, and of whom Clockify tells again. */
class ForgottenSyncTest {

    private static final String SECONDS = "select sum(seconds) as s from clockify_activity_monthly";

    @Test
    void the_next_sync_brings_nobody_back_and_keeps_the_sums() {
        Instant now = Instant.now();
        World world = World.builder().seed(3).people(8).entries(300).from(now.minus(Duration.ofDays(60))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of())) {
            hub.sync();
            Map<String, Object> user = hub.rows("select u.id, u.email from clockify_user u where u.email is not null "
                    + "and exists (select 1 from clockify_time_entry e where e.user_id = u.id) order by u.id").get(0);
            String id = user.get("id").toString();
            String email = user.get("email").toString();
            long entries = hub.count("select count(*) from clockify_time_entry where user_id = '" + id + "'");
            long seconds = hub.count(SECONDS);
            assertThat(seconds).isPositive();

            new Privacy(hub.database(), new People(hub.database())).forget(id);
            for (String table : List.of("clockify_window", "clockify_window_page")) {
                JdbcClient.create(hub.database().dataSource())
                        .sql("delete from " + table).update();
            }
            JdbcClient.create(hub.database().dataSource())
                    .sql("update clockify_integration_workspace set people_read_at = null").update();

            assertThat(hub.sync()).extracting(RunSummary::outcome).containsOnly("done");

            assertThat(hub.count("select count(*) from clockify_time_entry where user_id = '" + id + "'")).isZero();
            assertThat(hub.count("select count(*) from clockify_user where id = '" + id + "'")).isZero();
            assertThat(hub.count("select count(*) from clockify_user where email = '" + email + "'")).isZero();
            assertThat(hub.count("select count(*) from clockify_time_entry where user_id like 'forgotten-%' "
                    + "and description is null")).isEqualTo(entries);
            assertThat(hub.count(SECONDS)).isEqualTo(seconds);
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isZero();
        }
    }
}
