package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.database.TestRows;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.settings.ClockifySettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;

/** Which workspaces are due, and which of them have only more of the past to be read, as the tables tell each node. */
class DueWorkTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static void workspace(Database database, String id, Instant due, Instant since, Instant synced) {
        database.insert("clockify_workspace", TestRows.workspace(id, id, "PRO", NOW));
        Map<String, Object> row = TestRows.selected("acme", id, "[]", NOW);
        row.putAll(database.row("due_at", due, "due_since", since, "synced_at", synced));
        database.insert("clockify_integration_workspace", row);
    }

    @ParameterizedTest
    @EachDialect
    void a_workspace_that_made_room_for_others_is_told_from_one_that_is_due(Dialect dialect) {
        Database database = new Database(TestDatabases.empty(dialect).dataSource(), () -> NOW);
        database.migrate();
        database.insert("clockify_integration", TestRows.integration("acme", LocalDate.of(2026, 1, 1), NOW));
        workspace(database, "a new one", null, null, null);
        workspace(database, "due since a while", NOW.minusSeconds(60), NOW.minusSeconds(960), NOW.minusSeconds(3600));
        workspace(database, "has made room", NOW.minusSeconds(30), NOW.minusSeconds(30), NOW.minusSeconds(30));
        workspace(database, "not due", NOW.plusSeconds(60), NOW.minusSeconds(840), NOW.minusSeconds(3600));
        workspace(database, "of a clock that was set back", NOW.plusSeconds(7200), NOW.plusSeconds(7100), NOW.plusSeconds(7100));

        assertThat(new Integrations(database, new ClockifySettings(new DefaultCamelContext())).dueWork("acme")).containsExactlyInAnyOrder(
                SyncCommand.due("acme", "a new one"),
                SyncCommand.due("acme", "due since a while"),
                SyncCommand.due("acme", "of a clock that was set back"),
                SyncCommand.rest("acme", "has made room"));
    }
}
