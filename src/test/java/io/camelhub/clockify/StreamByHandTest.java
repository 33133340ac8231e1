package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.ErasePerson;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.ReplayEvents;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.StreamQuery;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Resources;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.stream.StreamParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** A stream that somebody writes by {@code streams.md} alone: its example, which the jar does not ship, does all that a shipped one does. */
@Tag("slow")
class StreamByHandTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String NAME = "project_template";
    private static final int MOST_LINES = 25;
    private static final Order ORDER = new Order("an admin", "asked");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @TempDir
    private Path routes;

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private final World world = World.builder().seed(31).people(8).entries(30).plan(Plan.PRO).resources(true).clock(clock)
            .from(NOW.minus(Duration.ofDays(30))).to(NOW).zones("UTC").oddities(false).build();
    private final String workspace = world.workspaceId();
    private final Resources resources = world.resources(workspace);
    private final ClockifySimulator simulator = ClockifySimulator.start(world);
    private Hub hub;

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
        simulator.close();
    }

    /** The file of the page. */
    private static String example() throws IOException {
        return Files.readString(Path.of("src/main/docs/streams.md")).split("```yaml\n")[1].split("```")[0];
    }

    private Path file() {
        return routes.resolve("streams/project-template.stream.yaml");
    }

    private void start(Dialect dialect, String streams) {
        Map<String, String> settings = new HashMap<>(Map.of("clockify.integrations.acme.team-ids", workspace, "clockify.streams", streams,
                "clockify.events.uri", "direct:nobody", "clockify.events.backfill", "true", "clockify.rates", "true"));
        // what waits is looked at here
        settings.put("camel.main.routes-exclude-pattern", "**/clockify-events.camel.yaml,**/clockify-console.camel.yaml");
        settings.put("camel.main.routes-include-pattern", new EditedRoutes(routes).impatient().pattern());
        hub = Hub.start(simulator, TestDatabases.empty(dialect), settings, clock);
    }

    private void sync() {
        assertThat(hub.sync(SyncOrder.of(List.of()))).allMatch(run -> run.outcome().equals("done"));
    }

    private void later() {
        clock.advance(Duration.ofHours(25));
        sync();
    }

    private List<String> ids(String where) {
        return hub.rows("select id from clockify_project_template where " + where + " order by id").stream().map(row -> (String) row.get("id")).toList();
    }

    /** The types of the events that wait, each of which is as its schema says; they are taken. */
    private Set<String> events() throws JsonProcessingException {
        Set<String> types = new TreeSet<>();
        Map<String, Schema> schemas = new TreeMap<>();
        for (Map<String, Object> event : hub.rows("select type, aggregatetype, payload from clockify_outbox order by seq")) {
            String kind = (String) event.get("aggregatetype");
            String stream = kind.replace('-', '_');
            // renames have schemas, too, and are not what is looked for here
            if (!kind.equals("project") && hub.bean("clockifyStreamQuery", StreamQuery.class).schema(stream).isPresent()) {
                Schema schema = schemas.computeIfAbsent(stream, name -> SCHEMAS.getSchema(
                        hub.bean("clockifyStreamQuery", StreamQuery.class).schema(name).orElseThrow(), InputFormat.JSON));
                Object payload = event.get("payload");
                String body = payload instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : payload.toString();
                JsonNode tree = JSON.readTree(body);
                assertThat(schema.validate(tree.isTextual() ? tree.textValue() : body, InputFormat.JSON)).as("%s %s", event.get("type"), body).isEmpty();
                types.add((String) event.get("type"));
            }
        }
        hub.execute("delete from clockify_outbox");
        return types;
    }

    @EachDialect
    @ParameterizedTest
    void the_file_of_the_page_brings_rows_changes_deletions_employees_events_and_a_dictionary(Dialect dialect) throws Exception {
        assertThat(example().lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
        start(dialect, NAME);
        Files.writeString(file(), example());
        List<String> all = resources.ids(Resource.PROJECT_TEMPLATE).stream().sorted().toList();
        String owner = resources.row(Resource.PROJECT_TEMPLATE, all.get(0)).path("ownerId").asText();
        resources.change(Resource.PROJECT_TEMPLATE, all.get(0), row -> row.put("note", "what only they know"));

        sync();
        assertThat(all).hasSizeGreaterThan(2);
        assertThat(ids("deleted_at is null")).isEqualTo(all);
        assertThat(ids("note = 'what only they know'")).containsExactly(all.get(0));
        assertThat(events()).containsExactly("clockify.project-template.created");

        hub.execute("insert into clockify_employee (id, full_name, active, changed_at) values ('e1', 'One', true, current_timestamp)");
        hub.bean("clockifyDecideIdentity", DecideIdentity.class).map(owner, "e1", ORDER);
        assertThat(ids("employee_id = 'e1'")).contains(all.get(0));
        hub.execute("delete from clockify_outbox");

        resources.change(Resource.PROJECT_TEMPLATE, all.get(1), row -> row.put("name", "renamed"));
        resources.delete(Resource.PROJECT_TEMPLATE, all.get(2));
        later();
        assertThat(ids("name = 'renamed'")).containsExactly(all.get(1));
        assertThat(ids("deleted_at is not null")).containsExactly(all.get(2));
        assertThat(hub.rows("select kind from clockify_stream_change where stream = 'project_template' order by kind").stream().map(row -> row.get("kind")))
                .containsExactly("deleted", "updated");
        assertThat(events()).containsExactly("clockify.project-template.deleted", "clockify.project-template.updated");
        resources.restore(Resource.PROJECT_TEMPLATE, all.get(2));
        later();
        assertThat(events()).containsExactly("clockify.project-template.restored");

        assertThat(hub.bean("clockifyErasePerson", ErasePerson.class).run(owner, ORDER, waiting -> { }).done())
                .anyMatch(line -> line.contains(NAME));
        later();
        assertThat(hub.count("select count(*) from clockify_project_template where owner_id = '" + owner + "' or note is not null")).isZero();
        assertThat(ids("deleted_at is null")).isEqualTo(all);

        assertThat(comments()).containsEntry("clockify_project_template", "A template for projects.")
                .containsEntry("owner_id", "who made it").containsEntry("created_at", "Clockify's createdAt; UTC").hasSizeGreaterThan(8)
                .allSatisfy((name, comment) -> assertThat(comment).as(name).isNotBlank());
    }

    /** The comments of the table and of its columns, by name. */
    private Map<String, String> comments() throws SQLException {
        Map<String, String> comments = new TreeMap<>();
        try (Connection connection = hub.database().dataSource().getConnection()) {
            try (ResultSet row = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
                while (row.next()) {
                    if (row.getString("TABLE_NAME").toLowerCase(Locale.ROOT).equals("clockify_project_template")) {
                        comments.put("clockify_project_template", row.getString("REMARKS"));
                    }
                }
            }
            try (ResultSet row = connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
                while (row.next()) {
                    if (row.getString("TABLE_NAME").toLowerCase(Locale.ROOT).equals("clockify_project_template")) {
                        comments.put(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), row.getString("REMARKS"));
                    }
                }
            }
        }
        return comments;
    }

    @Test
    void a_column_that_is_added_while_the_hub_runs_is_filled_by_the_next_reading() throws Exception {
        start(Dialect.H2, NAME);
        Files.writeString(file(), example().replace("  note: {type: text, private: true}\n", ""));
        sync();
        String first = resources.ids(Resource.PROJECT_TEMPLATE).get(0);
        resources.change(Resource.PROJECT_TEMPLATE, first, row -> row.put("note", "added"));
        Files.writeString(file(), example());
        await().until(() -> hub.bean("clockifyStreamQuery", StreamQuery.class).check(NAME).orElseThrow().stream().column("note").isPresent());
        later();
        assertThat(ids("note = 'added'")).containsExactly(first);
    }

    @EachDialect
    @ParameterizedTest
    void its_rows_are_sent_again_as_they_are_stored(Dialect dialect) throws Exception {
        start(dialect, NAME + ",approval_request,time_off_balance");
        Files.writeString(file(), example());
        for (String name : List.of("one", "two", "three")) {
            resources.add(Resource.PROJECT_TEMPLATE, row -> row.put("name", name));
        }
        sync();
        String gone = resources.ids(Resource.PROJECT_TEMPLATE).get(0);
        resources.delete(Resource.PROJECT_TEMPLATE, gone);
        String rejected = hub.rows("select id from clockify_approval_request order by id").get(0).get("id").toString();
        resources.decideApproval(rejected, "REJECTED", world.keyOwner(World.ADMIN), "no");
        clock.advance(Duration.ofDays(32));
        sync();
        hub.execute("delete from clockify_outbox");
        ReplayEvents replay = hub.bean("clockifyReplayEvents", ReplayEvents.class);
        Instant end = clock.instant().plusSeconds(1);

        List<Long> progress = new ArrayList<>();
        long sent = replay.run(NOW.minus(Duration.ofDays(99)), end, ORDER, (events, of) -> progress.add(of - events));
        assertThat(progress).last().isEqualTo(0L);
        long approvals = hub.count("select count(*) from clockify_approval_request");
        assertThat(approvals).isPositive();
        assertThat(sent).isEqualTo(hub.count("select count(*) from clockify_time_entry") + resources.count(Resource.PROJECT_TEMPLATE) + 1 + approvals
                + hub.count("select count(*) from clockify_time_off_balance") + hub.count("select count(*) from clockify_time_off_policy"));
        assertThat(hub.count("select count(*) from clockify_outbox where replayed = true")).isEqualTo(sent);
        assertThat(hub.rows("select aggregateid from clockify_outbox where type = 'clockify.project-template.deleted'")).singleElement()
                .satisfies(row -> assertThat((String) row.get("aggregateid")).endsWith(gone));
        assertThat(hub.rows("select aggregateid from clockify_outbox where type = 'clockify.approval-request.left'").stream().map(row -> (String) row.get("aggregateid")))
                .anyMatch(key -> key.endsWith(rejected));
        hub.execute("delete from clockify_outbox where type like 'clockify.time-entry%'");
        assertThat(events()).containsExactly("clockify.approval-request.created", "clockify.approval-request.left", "clockify.project-template.created",
                "clockify.project-template.deleted", "clockify.time-off-balance.created", "clockify.time-off-policy.created");

        assertThat(replay.run(NOW.plus(Duration.ofDays(30)), end, ORDER, (events, of) -> { })).as("what changed last since then").isEqualTo(
                1 + hub.count("select count(*) from clockify_approval_request where left_list_at is not null"));
        assertThat(events()).containsExactly("clockify.approval-request.left", "clockify.project-template.deleted");
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types of the events that wait; each is looked at as those of the timeline are. */
    private Set<String> shipped() {
        return EventTimeline.take(hub.database()).stream().map(EventTimeline.Event::type).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is sent of each shipped stream is as the schema that is made of its file. */
    @Test
    void the_events_of_every_shipped_stream_are_as_their_schemas_say() throws Exception {
        List<String> streams;
        try (Stream<Path> files = Files.list(Path.of("routes/streams"))) {
            streams = files.filter(file -> !StreamParser.parse(file.toString(), contents(file)).declaration().names()).map(file -> file.getFileName().toString().replace(".stream.yaml", "").replace('-', '_')).sorted().toList();
        }
        start(Dialect.H2, String.join(",", streams));
        String policy = resources.ids(Resource.TIME_OFF_POLICY).get(0);
        sync();
        assertThat(shipped()).containsAll(streams.stream().map(stream -> "clockify." + stream.replace('_', '-') + ".created").toList());

        String approval = resources.submit(world.people(workspace).get(2).id(), LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-08"));
        resources.change(Resource.TIME_OFF_POLICY, policy, row -> row.put("name", "another name"));
        resources.change(Resource.HOLIDAY, resources.ids(Resource.HOLIDAY).get(0), row -> row.put("occursAnnually", !row.path("occursAnnually").asBoolean()));
        resources.delete(Resource.TIME_OFF_REQUEST, resources.ids(Resource.TIME_OFF_REQUEST).get(0));
        later();
        assertThat(shipped()).contains("clockify.approval-request.created", "clockify.time-off-policy.updated", "clockify.holiday.updated",
                "clockify.time-off-request.deleted");
        resources.decideApproval(approval, "REJECTED", world.keyOwner(World.ADMIN), "no");
        clock.advance(Duration.ofDays(32));
        sync();
        assertThat(shipped()).contains("clockify.approval-request.left");
    }
}
