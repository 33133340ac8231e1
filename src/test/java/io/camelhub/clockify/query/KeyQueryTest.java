package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.KeyView.Group;
import io.camelhub.clockify.query.KeyView.Synced;
import io.camelhub.clockify.query.KeyView.Workspace;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.settings.ApiKey;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyQueryTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static final String W1 = "5a000000000000000000a001";
    private static final String W2 = "5a000000000000000000a002";
    private static final String W3 = "5a000000000000000000a003";
    private static final String G1 = "5a000000000000000000b001";
    private static final String G2 = "5a000000000000000000b002";
    private static final String G3 = "5a000000000000000000b003";

    private final Database database = TestDatabases.fresh(Dialect.H2, () -> NOW);
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @Test
    void a_workspace_is_synced_as_a_whole_by_its_groups_or_not_at_all() {
        workspace(W1, "PRO", "OWNER");
        workspace(W2, "FREE", "USER");
        workspace(W3, "FREE", null);
        jdbc.sql("insert into clockify_user_group (workspace_id, id, name) values (?, ?, 'One'), (?, ?, 'Two'), (?, ?, 'Three')")
                .params(W1, G1, W2, G2, W2, G3).update();

        KeyView view = view(W1, G2);

        assertThat(view.workspaces()).extracting(Workspace::id, Workspace::synced, Workspace::syncedAsFree)
                .containsExactly(tuple(W1, Synced.ALL, false), tuple(W2, Synced.GROUPS, true), tuple(W3, Synced.NONE, false));
        assertThat(view.workspaces().stream().flatMap(workspace -> workspace.groups().stream())).extracting(Group::id, Group::synced)
                .containsExactly(tuple(G1, true), tuple(G3, false), tuple(G2, true));
        assertThat(view().workspaces()).extracting(Workspace::synced).as("where no team is named")
                .containsExactly(Synced.ALL, Synced.ALL, Synced.NONE);
    }

    @Test
    void where_it_does_not_show_everybody_it_is_named_with_the_workspace() {
        workspace(W1, "PRO", "MEMBER");
        workspace(W2, "PRO", "OWNER");
        jdbc.sql("update clockify_integration_workspace set sees_less = 'sees 1 of 3 people' where workspace_id = ?").params(W1).update();

        assertThat(view().lacks()).containsExactly("sees 1 of 3 people (Name of " + W1 + ")");
    }

    @Test
    void of_a_key_that_was_never_asked_nothing_is_known() {
        assertThat(view()).isEqualTo(new KeyView(null, null, List.of()));
    }

    private KeyView view(String... teams) {
        Integration integration = new Integration("acme", new ApiKey("secret"), List.of(teams), true,
                URI.create("https://api.clockify.me/api/v1"), URI.create("https://reports.api.clockify.me/v1"), null,
                Duration.ofMinutes(15), Duration.ofHours(24), 31, null, null, 6, 92, 1000);
        return new KeyQuery(database, new BudgetUsage(
                database, new RequestLimits(new ClockifySettings(new DefaultCamelContext()))), new RefusalQuery(database)).view(integration);
    }

    /** Without a role, the workspace is only visible. */
    private void workspace(String id, String plan, String ownerRole) {
        if (jdbc.sql("select count(*) from clockify_integration").query(Long.class).single() == 0) {
            jdbc.sql("insert into clockify_integration (name, backfill_from, first_sync_at) values ('acme', date '2026-01-01', ?)")
                    .params(database.bind(NOW)).update();
        }
        jdbc.sql("insert into clockify_workspace (id, name, plan, first_seen_at, changed_at) values (?, ?, ?, ?, ?)")
                .params(id, "Name of " + id, plan, database.bind(NOW), database.bind(NOW)).update();
        jdbc.sql("insert into clockify_visible_workspace (integration, workspace_id) values ('acme', ?)").params(id).update();
        if (ownerRole != null) {
            jdbc.sql("""
                    insert into clockify_integration_workspace (integration, workspace_id, group_ids, reads_by, reads_by_since,
                    changes_by, changes_by_since, feed_all_types, feed_clock, owner_role)
                    values ('acme', ?, '[]', 'report', ?, 'unknown', ?, true, 'unknown', ?)""")
                    .params(id, database.bind(NOW), database.bind(NOW), ownerRole).update();
        }
    }
}
