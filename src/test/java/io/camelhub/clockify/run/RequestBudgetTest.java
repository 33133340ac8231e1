package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.database.TestRows;
import io.camelhub.clockify.settings.ClockifySettings;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;

/** For whom a request waits. */
class RequestBudgetTest {

    private static void workspace(Database database, String id, String plan) {
        database.insert("clockify_workspace", TestRows.workspace(id, id, plan, Instant.parse("2026-03-10T12:00:00Z")));
    }

    /** MySQL and MariaDB lock each row that they look at, and in a small table they look at all. */
    @ParameterizedTest
    @EachDialect({"H2", "POSTGRESQL"})
    void a_key_of_which_nobody_knows_what_it_can_see_waits_for_no_workspace_that_has_no_limit(Dialect dialect) throws Exception {
        Database database = TestDatabases.fresh(dialect);
        workspace(database, "1 of all", "PRO");
        workspace(database, "2 of one that asks", "PRO");
        workspace(database, "3 of one that is limited", "FREE");
        workspace(database, "4 of one whose plan is not known", null);
        ClockifySettings settings = new ClockifySettings(new DefaultCamelContext());
        RequestBudget budget = new RequestBudget(database, settings, new RequestLimits(settings), null, names -> Set.of(), () -> false);
        try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("select name from clockify_workspace where id = '2 of one that asks' for update");

            assertThat(CompletableFuture.supplyAsync(() -> budget.acquire("new", null, null, null)).get(20, TimeUnit.SECONDS)).isPositive();

            other.rollback();
        }
    }
}
