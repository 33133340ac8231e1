package io.camelhub.clockify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands under {@code clockify outbox}, through the real command line. */
@Tag("slow")
class OutboxCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EachDialect
    void an_admin_sees_what_waits_and_has_what_is_set_aside_sent_again(Dialect dialect) throws IOException {
        TestDatabases.Access access = TestDatabases.empty(dialect);
        Files.write(folder.resolve("application.properties"), List.of(
                "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource",
                "camel.beans.hub.jdbc-url = " + access.jdbcUrl(),
                "camel.beans.hub.username = " + access.username()));
        assertThat(run("outbox", "list").out()).contains("0 events wait").doesNotContain("since");
        assertThat(run("status").out()).doesNotContain("outbox list");
        JdbcClient jdbc = JdbcClient.create(access.dataSource());
        for (String row : List.of("1, 'one', '5a:k1'", "2, 'two', '5a:k1'", "3, 'three', '5a:k3'", "4, 'four', '5a:k4'")) {
            jdbc.sql("insert into clockify_outbox (seq, id, aggregateid, aggregatetype, type, payload, created_at) values ("
                    + row + ", 'time-entry', 'clockify.time-entry.updated', '{}', '2026-03-10 12:00:00')").update();
        }
        jdbc.sql("insert into clockify_outbox_failure (aggregateid, seq, tries, error, failed_at, set_aside_at)"
                + " values ('5a:k1', 1, 8, 'no such topic', '2026-03-10 12:10:00', '2026-03-10 12:10:00')").update();
        jdbc.sql("insert into clockify_outbox_failure (aggregateid, seq, tries, error, failed_at, try_again_at)"
                + " values ('5a:k3', 3, 2, 'too long', '2026-03-10 12:10:00', '2099-03-10 12:10:00')").update();

        assertThat(run("outbox", "list").out()).containsPattern("one +clockify.time-entry.updated +5a:k1 +8 +no such topic +2026-03-10 1\\d:10\\S* +1\n")
                .containsPattern("three +clockify.time-entry.updated +5a:k3 +2 +too long +no +0\n")
                .contains("4 events wait, the first since 2026-03-10", "set aside: 1");
        JsonNode json = new ObjectMapper().readTree(run("outbox", "list", "--json").out());
        assertThat(json.get("waiting").asInt()).isEqualTo(4);
        assertThat(json.get("late").asBoolean()).isTrue();
        assertThat(json.at("/events/0/id").asText()).isEqualTo("one");
        assertThat(json.at("/events/1/set_aside_at").isNull()).isTrue();
        assertThat(run("status").out()).containsPattern("Events wait for clockify.events.uri since 10 Mar ")
                .contains("1 event is set aside, as clockify.events.uri does not take it: no such topic; see: ", "outbox list");

        jdbc.sql("update clockify_outbox set aggregateid = '5a:k1' where seq > 1").update();
        assertThat(run("status").out()).as("nothing waits for the endpoint").contains("1 event is set aside").doesNotContain("Events wait");
        jdbc.sql("update clockify_outbox set aggregateid = concat('5a:k', seq) where seq > 2").update();

        assertThat(run("outbox", "retry").exitCode()).isEqualTo(2);
        assertThat(run("outbox", "retry", "four").err()).contains("no event four was refused");
        CommandOutcome retried = run("outbox", "retry", "one");
        assertThat(retried.out()).as(retried.err()).contains("1 event is sent again");
        assertThat(jdbc.sql("select seq from clockify_outbox_failure where tries = 0 and set_aside_at is null and try_again_at < '2099-01-01'")
                .query(Long.class).list()).containsExactly(1L);
        assertThat(run("outbox", "retry", "--all").out()).contains("2 events are sent again");
        assertThat(jdbc.sql("select count(*) from clockify_outbox_failure where tries = 0").query(Long.class).single()).isEqualTo(2);
        assertThat(jdbc.sql("select subject from clockify_audit_log where action = 'events_retried' and outcome = 'done' order by id").query(String.class).list())
                .containsExactly("one", "one, three");
    }

    @ParameterizedTest
    @EachDialect
    void an_admin_has_whole_days_sent_again(Dialect dialect) throws IOException {
        TestDatabases.Access access = TestDatabases.empty(dialect);
        List<String> settings = List.of(
                "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource",
                "camel.beans.hub.jdbc-url = " + access.jdbcUrl(),
                "camel.beans.hub.username = " + access.username(),
                "clockify.day-zone = Europe/Berlin");
        Files.write(folder.resolve("application.properties"), settings);
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2025-03-10T12:00:00Z"));
        World world = World.builder().seed(5).people(1).entries(0).clock(clock).build();
        String workspace = world.workspaceId();
        Map<String, String> subjects = new HashMap<>();
        // in Berlin, the second ends at 23:00 UTC
        for (String start : List.of("2025-03-01T22:59:59Z", "2025-03-01T23:00:00Z", "2025-03-02T22:59:59Z", "2025-03-02T23:00:00Z")) {
            Instant time = Instant.parse(start);
            subjects.put(workspace + ":" + world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN), time, time.plusSeconds(60))), start);
        }
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = Hub.start(simulator, access, Map.of(), clock)) {
            hub.sync();
        }
        JdbcClient jdbc = JdbcClient.create(access.dataSource());
        assertThat(jdbc.sql("select count(*) from clockify_time_entry").query(Long.class).single()).isEqualTo(4);

        CommandOutcome unset = run("outbox", "replay", "--from", "2025-03-02");
        assertThat(unset.exitCode()).isEqualTo(2);
        assertThat(unset.err()).contains("clockify.events.uri is not set");
        Files.write(folder.resolve("application.properties"), "clockify.events.uri = direct:nobody?block=false\n".getBytes(UTF_8), APPEND);
        CommandOutcome reversed = run("outbox", "replay", "--from", "2025-03-03", "--to", "2025-03-02");
        assertThat(reversed.exitCode()).isEqualTo(2);
        assertThat(reversed.err()).contains("the last day 2025-03-02 is before the first day 2025-03-03");
        assertThat(run("outbox", "replay").exitCode()).as("from when is to be said").isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from clockify_outbox").query(Long.class).single()).isZero();
        assertThat(replays(jdbc)).isEmpty();

        CommandOutcome day = run("outbox", "replay", "--from", "2025-03-02", "--to", "2025-03-02");
        assertThat(day.exitCode()).as(day.err()).isZero();
        assertThat(day.out()).contains("2 events wait to be sent again");
        assertThat(startsOf(jdbc, subjects)).containsExactlyInAnyOrder("2025-03-01T23:00:00Z", "2025-03-02T22:59:59Z");
        assertThat(replays(jdbc)).containsExactly("2025-03-01T23:00:00Z to 2025-03-02T23:00:00Z: 2 events");

        jdbc.sql("delete from clockify_outbox").update();
        assertThat(run("outbox", "replay", "--from", "2025-03-02").out()).as("until today").contains("3 events wait to be sent again");
        assertThat(startsOf(jdbc, subjects)).containsExactlyInAnyOrder("2025-03-01T23:00:00Z", "2025-03-02T22:59:59Z", "2025-03-02T23:00:00Z");
        assertThat(replays(jdbc)).hasSize(2).last().asString().startsWith("2025-03-01T23:00:00Z to ").endsWith(": 3 events");
    }

    private static List<String> startsOf(JdbcClient jdbc, Map<String, String> subjects) {
        return jdbc.sql("select aggregateid from clockify_outbox where replayed").query(String.class).list().stream().map(subjects::get).toList();
    }

    /** As the audit log has them. */
    private static List<String> replays(JdbcClient jdbc) {
        return jdbc.sql("select * from clockify_audit_log where action = 'events_replayed' and outcome = 'done' order by id").query().listOfRows().stream()
                .map(row -> row.get("subject") + ": " + row.get("new_values")).toList();
    }

    private CommandOutcome run(String... command) {
        return CommandOutcome.of(folder, Stream.concat(Stream.of("--config", "application.properties"), Stream.of(command)).toArray(String[]::new));
    }
}
