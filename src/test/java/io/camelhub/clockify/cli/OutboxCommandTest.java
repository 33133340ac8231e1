package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands under {@code clockify outbox}, through the real command line. */
class OutboxCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
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
        assertThat(run("status").out()).contains("Events wait for clockify.events.uri since 2026-03-10", "1 is set aside", "outbox list");

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

    private CommandOutcome run(String... command) {
        return CommandOutcome.of(folder, Stream.concat(Stream.of("--config", "application.properties"), Stream.of(command)).toArray(String[]::new));
    }
}
