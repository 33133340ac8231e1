package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.AuditTable.Outcome;
import io.camelhub.clockify.query.AuditQuery.Ordered;
import io.camelhub.clockify.query.AuditQuery;
import io.camelhub.clockify.query.Page;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writing and reading the audit log, on every database. */
class AuditLogTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Order ANNA = new Order("anna", "console");
    private static final Order ROOT = new Order("root", "clockify sync");

    private static Line line(AuditAction action, String subject) {
        return new Line(action, subject, null, null, null);
    }

    private static List<Ordered> all(AuditQuery query) {
        return query.page(null, null, null, 100).rows();
    }

    @ParameterizedTest
    @EachDialect
    void an_order_is_kept_with_its_end_and_one_that_fails_is_not_kept_as_done(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect, () -> NOW);
        AuditLog log = new AuditLog(database, () -> { });
        AuditQuery query = new AuditQuery(database);

        assertThat(log.afterwards(ANNA, new Line(AuditAction.INTEGRATION_CHANGED, "acme", "sync-every = 1h", "sync-every = 2h", null))).isEmpty();
        log.following(ROOT, line(AuditAction.SYNC, null), () -> {
            assertThat(all(query).get(0).outcome()).as("while it goes on").isNull();
            return "3 new";
        }, after -> new AuditLog.End(Outcome.WAITING, after, "the budget"));
        assertThatThrownBy(() -> log.following(ROOT, line(AuditAction.SYNC, "acme"), () -> {
            throw new IOException("no luck");
        }, after -> AuditLog.End.done("never"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> log.inTransaction(ANNA, line(AuditAction.PERSON_ERASED, null), () -> {
            throw new IllegalStateException("nobody is forgotten");
        }, after -> AuditLog.End.done("never"))).isInstanceOf(IllegalStateException.class);
        assertThat(log.<Integer>withResult(ANNA, () -> 0, count -> null)).isZero();
        log.inTransaction(ANNA, line(AuditAction.PERSON_ERASED, null), () -> "a row", AuditLog.End::done);

        assertThat(all(query)).extracting(Ordered::action, Ordered::byWhom, Ordered::via, Ordered::outcome, Ordered::after, Ordered::error).containsExactly(
                tuple("person_erased", "anna", "console", "done", "a row", null),
                tuple("sync", "root", "clockify sync", "failed", null, "no luck"),
                tuple("sync", "root", "clockify sync", "waiting", "3 new", "the budget"),
                tuple("integration_changed", "anna", "console", "done", "sync-every = 2h", null));
        assertThat(all(query)).allSatisfy(row -> assertThat(row.orderedAt()).isEqualTo(NOW));
    }

    @ParameterizedTest
    @EachDialect
    void the_log_is_read_by_pages_of_one_person_or_of_one_kind_of_order(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect, () -> NOW);
        AuditLog log = new AuditLog(database, () -> { });
        AuditQuery query = new AuditQuery(database);
        JdbcClient.create(database.dataSource()).sql("insert into clockify_employee (id, full_name, active, changed_at) values ('e1', 'Ada Lovelace', true, ?)")
                .params(database.bind(NOW)).update();
        for (int i = 0; i < 3; i++) {
            log.afterwards(ANNA, line(AuditAction.PERSON_EXPORTED, "e1"));
            log.afterwards(ROOT, line(AuditAction.SYNC, "e1"));
        }

        Page<Ordered> first = query.page(null, null, null, 4);
        assertThat(first.rows()).extracting(Ordered::action).containsExactly("sync", "person_exported", "sync", "person_exported");
        assertThat(first.rows()).extracting(Ordered::person).containsExactly(null, "Ada Lovelace", null, "Ada Lovelace");
        assertThat(query.page(null, null, first.next(), 4)).satisfies(last -> {
            assertThat(last.rows()).extracting(Ordered::action).containsExactly("sync", "person_exported");
            assertThat(last.next()).isNull();
        });
        assertThat(query.page("anna", null, null, 9).rows()).hasSize(3).allMatch(row -> row.byWhom().equals("anna"));
        assertThat(query.page(null, AuditAction.Group.SYNCS, null, 9).rows()).hasSize(3).allMatch(row -> row.action().equals("sync"));
        assertThat(query.page("anna", AuditAction.Group.SYNCS, null, 9).rows()).isEmpty();
        assertThat(query.who(9)).containsExactly("anna", "root");
        assertThatThrownBy(() -> query.page(null, null, "odd", 9)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_order_that_needs_no_database_comes_before_the_tables_and_stands_where_there_are_none() {
        Database database = new Database(TestDatabases.empty(Dialect.H2).dataSource(), null);
        assertThat(new AuditLog(database, () -> { }).afterwards(ANNA, line(AuditAction.CONSOLE_USER_ADDED, "bert")))
                .hasValueSatisfying(why -> assertThat(why).containsIgnoringCase("clockify_audit_log"));

        assertThat(new AuditLog(database, database::migrate).afterwards(ANNA, line(AuditAction.CONSOLE_USER_ADDED, "bert"))).isEmpty();

        assertThat(all(new AuditQuery(database))).singleElement().extracting(Ordered::subject).isEqualTo("bert");
    }
}
