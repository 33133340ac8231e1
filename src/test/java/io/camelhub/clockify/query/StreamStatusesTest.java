package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.database.TestRows;
import io.camelhub.clockify.query.StreamStatus.Status;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;

/** How far streams are, of each workspace of each integration. */
class StreamStatusesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant READ = NOW.minus(Duration.ofHours(2));

    private final StreamDeclaration things = StreamParser.parse("thing", """
            # A thing.
            stream: thing
            needs: THINGS
            read: {get: things, pages: none}
            key: [id]
            every: 6h
            missing: deleted
            columns: {name: word}
            """).declaration();

    private Database database;

    private void integration(String name) {
        database.insert("clockify_integration", TestRows.integration(name, LocalDate.parse("2026-01-01"), NOW));
        database.insert("clockify_integration_workspace", TestRows.selected(name, "w1", "[]", NOW));
    }

    private StreamStatus of(String integration, String notHad, String... all) {
        return new StreamStatuses(database, name -> List.of(things), (stream, plan, features) -> notHad).of(List.of(all)).entrySet().stream()
                .filter(place -> place.getKey().integration().equals(integration)).findFirst().orElseThrow().getValue().get(0);
    }

    @EachDialect
    @ParameterizedTest
    void a_stream_is_new_read_due_another_s_or_not_to_be_had(Dialect dialect) {
        database = TestDatabases.fresh(dialect, () -> NOW);
        database.insert("clockify_workspace", TestRows.workspace("w1", "Main", "PRO", NOW));
        integration("acme");
        integration("beta");
        assertThat(of("acme", null, "acme", "beta")).isEqualTo(new StreamStatus("thing", Status.NEW, null, null, null, null, null, 0, false));
        assertThat(of("acme", "its plan does not have THINGS", "acme").problem()).isEqualTo("its plan does not have THINGS");

        database.insert("clockify_stream", database.row("workspace_id", "w1", "stream", "thing", "integration", "acme", "generation", 3, "started_at", READ,
                "newest_only", false, "read_at", READ, "whole_at", READ, "row_count", 12, "status", "held", "problem", "2 missing rows", "held", 2));
        assertThat(of("acme", null, "acme", "beta"))
                .isEqualTo(new StreamStatus("thing", Status.HELD, "2 missing rows", READ, READ, READ.plus(Duration.ofHours(6)), 12L, 2, false));
        assertThat(of("beta", null, "acme", "beta")).satisfies(its -> {
            assertThat(its.status()).isEqualTo(Status.OFF);
            assertThat(its.problem()).isEqualTo("read by acme");
            assertThat(its.dueAt()).isNull();
        });
        assertThat(of("beta", null, "beta").status()).as("acme is gone").isEqualTo(Status.HELD);

        database.table("clockify_stream").update("signalled_at", READ.plusSeconds(1)).where("stream", "thing").run();
        assertThat(of("acme", null, "acme").dueAt()).as("at the next sync").isNull();
    }
}
