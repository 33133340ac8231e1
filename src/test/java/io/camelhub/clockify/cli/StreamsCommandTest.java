package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The commands under {@code clockify streams}, through the real command line and a real hub. */
@Tag("slow")
class StreamsCommandTest {

    private static final Set<String> NAMES = Set.of("client", "project", "tag", "task");

    @TempDir
    private Path folder;

    private final World world = World.builder().seed(83).people(5).entries(20).plan(Plan.PRO).resources(true).zones("UTC").oddities(false).build();
    private final ClockifySimulator simulator = ClockifySimulator.start(world);
    private final TestDatabases.Access access = TestDatabases.empty(Dialect.H2);
    private final JdbcTemplate database = new JdbcTemplate(access.dataSource());

    @BeforeEach
    void write() throws IOException {
        settings();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void settings(String... further) throws IOException {
        Files.write(folder.resolve("application.properties"), Stream.concat(Stream.of(
                "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource",
                "camel.beans.hub.jdbc-url = " + access.jdbcUrl(),
                "camel.beans.hub.username = " + access.username(),
                "clockify.integrations.acme.api-key = " + world.adminKey(),
                "clockify.integrations.acme.team-ids = " + world.workspaceId(),
                "clockify.integrations.acme.api-url = " + simulator.apiUrl(),
                "clockify.integrations.acme.reports-url = " + simulator.reportsUrl()), Stream.of(further)).toList());
    }

    private CommandOutcome streams(String... arguments) {
        List<String> all = new ArrayList<>(List.of("streams"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private CommandOutcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--config", "application.properties"));
        all.addAll(List.of(arguments));
        return CommandOutcome.of(folder, all.toArray(String[]::new));
    }

    @Test
    void a_sample_shows_three_rows_as_they_would_be_stored_and_stores_none() throws IOException {
        String noted = world.resources(world.workspaceId()).rows(Resource.TIME_OFF_REQUEST).get(0).path("id").asText();
        world.resources(world.workspaceId()).rows(Resource.TIME_OFF_REQUEST)
                .forEach(row -> world.resources(world.workspaceId()).change(Resource.TIME_OFF_REQUEST, row.path("id").asText(), one -> one.put("note", "to the dentist")));
        assertThat(noted).isNotBlank();
        settings("clockify.streams = holiday");
        assertThat(streams("sample", "holiday").err()).contains("no workspace is known yet", "clockify sync");
        run("sync");

        CommandOutcome sample = streams("sample", "time-off-request");
        assertThat(sample.exitCode()).as(sample.err()).isZero();
        assertThat(sample.out()).contains("3 rows", "ROW 3", "user_id", "employee_id", "to the dentist");
        assertThat(database.queryForObject("select count(*) from clockify_time_off_request", Long.class)).isZero();
        assertThat(database.queryForList("select stream from clockify_stream", String.class)).filteredOn(stream -> !NAMES.contains(stream)).containsExactly("holiday");

        JsonNode json = new ObjectMapper().readTree(streams("sample", "time_off_request", "--integration", "acme", "--json").out());
        assertThat(json.path("rows")).hasSize(3);
        assertThat(json.at("/rows/0/starts_at").asText()).endsWith("Z");
        assertThat(json.at("/rows/0/amount").isNumber()).isTrue();
        assertThat(json.at("/workspace_id").asText()).isEqualTo(world.workspaceId());

        settings("clockify.streams = holiday", "clockify.keep-descriptions = never");
        assertThat(streams("sample", "time_off_request").out()).contains("not stored").doesNotContain("dentist");
        assertThat(streams("sample", "time_off_balance").out()).contains("3 rows", "policy_id");
        assertThat(new ObjectMapper().readTree(streams("sample", "holiday", "--json").out()).at("/rows/0/user_ids").isArray()).isTrue();
    }

    @Test
    void a_sample_says_why_there_is_none() throws IOException {
        settings("clockify.streams = none");
        run("sync");
        assertThat(streams("sample", "time_off")).satisfies(none -> {
            assertThat(none.exitCode()).isEqualTo(2);
            assertThat(none.err()).contains("there is no stream time_off", "streams list");
        });
        assertThat(streams("sample", "holiday", "--integration", "beta").err()).contains("there is no integration beta");
        assertThat(streams("sample", "expense").err()).contains("clockify.rates = true");

        simulator.faults().next(1, Faults.to("/holidays"), Fault.status(403));
        CommandOutcome refused = streams("sample", "holiday");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("no row of holiday can be had", "acme, ", "403").doesNotContain("Exception");
        simulator.faults().next(1, Faults.to("/holidays"), Fault.wrongShape());
        assertThat(streams("sample", "holiday").err()).contains("something else than a list");
        simulator.faults().clear();
        simulator.faults().next(1, Faults.to("/time-off/requests"), Fault.oddRow(Fault.OddRow.YEAR_ZERO));
        CommandOutcome odd = streams("sample", "time_off_request");
        assertThat(odd.exitCode()).isEqualTo(1);
        assertThat(odd.err()).contains("rejected: ");

        world.changeFeature(world.workspaceId(), "TIME_OFF", false);
        run("check");
        assertThat(streams("sample", "holiday").err()).contains("its plan does not have TIME_OFF");
        world.changePlan(world.workspaceId(), Plan.FREE);
        run("check");
        assertThat(streams("sample", "holiday").err()).contains("Free plan");
    }

    @Test
    void a_schema_is_printed_and_mistakes_name_file_and_line() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(streams("schema", "time-off-request").out());
        assertThat(schema.path("$id").asText()).isEqualTo("urn:camelhub:clockify:time-off-request:1");
        assertThat(schema.at("/properties/user_id/description").asText()).contains("whose time off it is");

        Path own = Files.createDirectories(folder.resolve("my-routes/streams")).resolve("thing.stream.yaml");
        Files.writeString(own, "# A thing.\nstream: thing\nread: {get: things, pages: none}\nkey: [id]\nmissing: deleted\ncolums: {}\n");
        assertThat(streams("check", "thing").err()).contains("thing.stream.yaml:6: there is no key colums: did you mean columns?");
        assertThat(streams("sample", "thing").err()).contains("streams check thing");
        assertThat(streams("schema", "thing").exitCode()).isEqualTo(2);
    }

    @Test
    void explain_says_what_became_of_a_row_of_a_stream() throws IOException {
        settings("clockify.streams = time_off_request");
        run("sync");
        List<String> ids = world.resources(world.workspaceId()).ids(Resource.TIME_OFF_REQUEST);
        world.resources(world.workspaceId()).change(Resource.TIME_OFF_REQUEST, ids.get(0), row -> row.put("note", "moved by a day"));
        world.resources(world.workspaceId()).delete(Resource.TIME_OFF_REQUEST, ids.get(1));
        run("sync", "--reconcile");

        CommandOutcome changed = run("explain", ids.get(0));
        assertThat(changed.exitCode()).as(changed.err()).isZero();
        assertThat(changed.out()).contains("Row " + ids.get(0) + " of the stream time_off_request:", "user_id ", "first on ",
                "last read whole on ", "by integration acme", "note ", "became 'moved by a day'", "it is in clockify_time_off_request");
        assertThat(run("explain", ids.get(1)).out()).contains("deleted_at is ", "no longer lists it", " deleted");
    }

    @Test
    void the_list_says_what_is_read_when_and_why_not() throws IOException {
        settings("clockify.streams = holiday, assignment");
        run("sync");
        world.changeFeature(world.workspaceId(), "SCHEDULING", false);
        run("check");
        CommandOutcome list = streams("list");
        assertThat(list.out().lines().filter(line -> line.startsWith("holiday "))).singleElement().asString()
                .contains("acme", String.valueOf(world.resources(world.workspaceId()).count(Resource.HOLIDAY)));
        assertThat(list.out().lines().filter(line -> line.startsWith("assignment "))).singleElement().asString().contains("does not have SCHEDULING");
        assertThat(list.out().lines().filter(line -> line.startsWith("expense "))).singleElement().asString().contains("not among clockify.streams");

        JsonNode json = new ObjectMapper().readTree(streams("list", "--json").out());
        JsonNode holiday = json.path("streams").valueStream().filter(one -> one.path("stream").asText().equals("holiday")).findFirst().orElseThrow();
        assertThat(holiday.at("/workspaces/0/status").asText()).isEqualTo("read");
        assertThat(holiday.at("/workspaces/0/due_at").asText()).endsWith("Z");
        assertThat(((ObjectNode) holiday.path("workspaces").get(0)).path("rows").asLong()).isPositive();
    }
}
