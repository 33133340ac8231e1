package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.EditIntegrations;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose streams are whose, where several integrations read a workspace, and what becomes of them with their integration. */
@Tag("slow")
class StreamOwnersTest extends StreamScene {

    @TempDir
    private Path folder;

    StreamOwnersTest() {
        super(World.builder().seed(31).workspaces(2).people(30).entries(100).plan(Plan.PRO).zones("UTC"));
    }

    private void other(String name, Role role) {
        String person = world.people(workspace).stream().map(one -> one.id()).filter(id -> !id.equals(world.keyOwner(World.ADMIN))).findFirst().orElseThrow();
        world.changeRole(workspace, person, role);
        settings.put("clockify.integrations." + name + ".api-key", world.addKey(name, person));
        settings.put("clockify.integrations." + name + ".api-url", simulator.apiUrl());
        settings.put("clockify.integrations." + name + ".reports-url", simulator.reportsUrl());
        settings.put("clockify.integrations." + name + ".team-ids", workspace);
    }

    private void syncBoth(Duration time) {
        clock.advance(time);
        assertThat(hub.sync()).hasSize(2);
        assertThat(hub.failures()).isEmpty();
    }

    @Test
    void a_key_that_sees_less_deletes_nothing_of_what_a_better_one_reads() {
        other("zeta", Role.MEMBER);
        start("time-off-request", "holiday");
        syncBoth(Duration.ZERO);
        syncBoth(Duration.ofHours(25));
        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(state("time_off_request")).containsEntry("integration", "acme");

        // the better one is gone, and the other goes on with what it sees
        hub.close();
        settings.put("clockify.integrations.acme.api-key", null);
        settings.put("clockify.integrations.acme.api-url", null);
        settings.put("clockify.integrations.acme.reports-url", null);
        settings.remove("clockify.integrations.acme.team-ids");
        restart();
        clock.advance(Duration.ofHours(25));
        hub.sync();
        clock.advance(Duration.ofHours(25));
        hub.sync();
        assertThat(state("time_off_request")).containsEntry("integration", "zeta").containsEntry("status", "held");
        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
    }

    @Test
    void an_admin_s_key_takes_over_what_a_lesser_one_reads() {
        other("aaa", Role.MEMBER);
        start("time-off-request", "time-off-balance");
        syncBoth(Duration.ZERO);
        syncBoth(Duration.ofHours(25));

        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(state("time_off_request")).containsEntry("integration", "acme").containsEntry("status", "read");
        assertThat(hub.count("select count(*) from clockify_time_off_balance")).as("which members may not read").isPositive();
        assertThat(state("time_off_balance")).containsEntry("integration", "acme").containsEntry("status", "read");

        long before = asked("/time-off/requests");
        syncBoth(Duration.ofHours(25));
        assertThat(asked("/time-off/requests") - before).as("one of the two").isEqualTo(1);
    }

    @Test
    void what_is_removed_with_its_data_takes_the_rows_of_its_workspaces_and_no_others() throws Exception {
        String second = world.workspaceIds().get(1);
        Path file = folder.resolve("clockify.properties");
        Path integrations = folder.resolve("integrations.properties");
        String place = "clockify.integrations.%s.api-key = %s\nclockify.integrations.%1$s.api-url = " + simulator.apiUrl()
                + "\nclockify.integrations.%1$s.reports-url = " + simulator.reportsUrl() + "\nclockify.integrations.%1$s.team-ids = %s\n";
        Files.writeString(integrations, place.formatted("acme", world.adminKey(), workspace));
        Files.writeString(file, "clockify.tick = 0 0 0 1 1 ? 2099\n" + place.formatted("beta", world.adminKey(), second));
        database = TestDatabases.empty(Dialect.H2);
        hub = Hub.start(file, database, Map.of("camel.main.routes-include-pattern", routes().pattern(), "clockify.streams", "time_off_request,holiday"), clock);
        syncBoth(Duration.ZERO);
        resources.change(Resource.TIME_OFF_REQUEST, all(Resource.TIME_OFF_REQUEST).get(0), row -> row.put("note", "changed"));
        syncBoth(Duration.ofHours(25));
        List<String> tables = List.of("clockify_time_off_request", "clockify_holiday", "clockify_stream");
        for (String table : tables) {
            assertThat(hub.rows("select distinct workspace_id from " + table)).as(table).hasSize(2);
        }
        assertThat(hub.count("select count(*) from clockify_stream_change where workspace_id = '" + workspace + "'")).isPositive();

        hub.bean("clockifyEditIntegrations", EditIntegrations.class).remove("acme", true, new Order("an admin", "asked"));

        for (String table : tables) {
            assertThat(hub.rows("select distinct workspace_id from " + table)).as(table).singleElement().satisfies(row -> assertThat(row).containsValue(second));
        }
        assertThat(hub.count("select count(*) from clockify_stream_change where workspace_id = '" + workspace + "'")).isZero();
    }
}
