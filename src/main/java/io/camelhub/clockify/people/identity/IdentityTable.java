package io.camelhub.clockify.people.identity;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.roster.Employee;
import io.camelhub.clockify.people.roster.EmployeeTable;
import io.camelhub.clockify.people.user.Identity;
import io.camelhub.clockify.people.user.PeopleChanges;
import io.camelhub.clockify.people.user.UserRow;
import io.camelhub.clockify.store.outbox.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The decisions about Clockify users, and their append-only history. */
final class IdentityTable {

    private static final String SOURCE = "clockify";
    private static final int LOCKED_AT_ONCE = 1000;
    private static final Identity NOTHING = new Identity(null, null, null, null, null, null);

    private final Database database;
    private final EmployeeTable employees;
    private final Outbox outbox;
    private final PeopleChanges peopleChanges;

    IdentityTable(Database database, Outbox outbox) {
        this.database = database;
        this.employees = new EmployeeTable(database);
        this.outbox = outbox;
        this.peopleChanges = new PeopleChanges(database);
    }

    /** All decisions by user id. */
    Map<String, Identity> all() {
        return read(database.statement("identity-table/all"));
    }

    private static Map<String, Identity> read(JdbcClient.StatementSpec statement) {
        Map<String, Identity> identities = new HashMap<>();
        statement.query(row -> {
            Identity identity = new Identity(row.getString("external_id"), row.getString("employee_id"), row.getString("how"),
                    row.getString("rule"), row.getString("email_key"), row.getString("by_whom"));
            identities.put(identity.userId(), identity);
        });
        return identities;
    }

    /** Since when each decision holds, by user id. */
    Map<String, Instant> since() {
        Map<String, Instant> since = new HashMap<>();
        database.statement("identity-table/since").query(row -> {
            since.put(row.getString("external_id"), database.instant(row, "since"));
        });
        return since;
    }

    /** Whom users were matched with before the rules took them off, by user id. */
    Map<String, String> former() {
        return database.pairs("identity-table/former");
    }

    /** The history, the oldest first. */
    List<IdentityChange> history() {
        return database.statement("identity-table/history").query((row, index) -> new IdentityChange(
                row.getLong("id"), row.getString("external_id"),
                row.getString("old_employee_id"), row.getString("old_how"), row.getString("old_rule"),
                row.getString("new_employee_id"), row.getString("new_how"), row.getString("new_rule"),
                row.getString("by_whom"), database.instant(row, "changed_at"), row.getString("decision"))).list();
    }

    /** A piece of writing that belongs together and is undone as one. */
    Changes changes(String byWhom) {
        return new Changes(byWhom);
    }

    /** A row of a user that says another employee than before; either may be null. */
    private record Mapped(String workspaceId, String userId, String before, String after) {
    }

    private record Settled(UserRow user, Identity before, Identity after) {

        Stream<Mapped> mapped() {
            String employeeId = after == null ? null : after.employeeId();
            return user.memberships().stream().filter(membership -> !Objects.equals(membership.employeeId(), employeeId))
                    .map(membership -> new Mapped(membership.workspaceId(), user.id(), membership.employeeId(), employeeId));
        }

        boolean differs() {
            return !Objects.equals(before, after);
        }

        /** Whether somebody is somebody else now, not only what an automatic match rests on, which is no history. */
        boolean isHistory() {
            return before == null || after == null || !Objects.equals(before.employeeId(), after.employeeId())
                    || !before.how().equals(after.how()) || !Objects.equals(before.rule(), after.rule())
                    || !before.byWhom().equals(after.byWhom());
        }
    }

    /** Changes of identities, collected to be written in a few statements. */
    final class Changes {

        private final String id = UUID.randomUUID().toString().substring(0, 8);
        private final String byWhom;
        private final Instant now = database.now();
        private final List<Settled> settled = new ArrayList<>();

        private Changes(String byWhom) {
            this.byWhom = byWhom;
        }

        /** What the history calls them. */
        String id() {
            return id;
        }

        /** Takes down what is decided about a user, as far as it is not stored just so; null stands for nothing. */
        void settle(UserRow user, Identity before, Identity after) {
            if (!Objects.equals(before, after) || user.memberships().stream().anyMatch(m -> m.differsFrom(after))) {
                settled.add(new Settled(user, before, after));
            }
        }

        /** Writes what was taken down. */
        void write() {
            List<Mapped> mapped = settled.stream().flatMap(Settled::mapped).toList();
            boolean reported = !mapped.isEmpty() && outbox.close();
            List<Settled> different = settled.stream().filter(Settled::differs).toList();
            lock(different);
            List<Map<String, Object>> deleted = new ArrayList<>();
            List<Map<String, Object>> inserted = new ArrayList<>();
            List<Map<String, Object>> updated = new ArrayList<>();
            List<Map<String, Object>> history = new ArrayList<>();
            for (Settled one : different) {
                Identity before = Objects.requireNonNullElse(one.before(), NOTHING);
                Identity after = Objects.requireNonNullElse(one.after(), NOTHING);
                Map<String, Object> row = database.row("source", SOURCE, "externalId", one.user().id(),
                        "employeeId", after.employeeId(), "how", after.how(), "rule", after.rule(),
                        "emailKey", after.emailKey(), "byWhom", after.byWhom(), "now", now);
                (one.after() == null ? deleted : one.before() == null ? inserted : updated).add(row);
                if (one.isHistory()) {
                    Map<String, Object> change = database.row("oldEmployeeId", before.employeeId(), "oldHow", before.how(),
                            "oldRule", before.rule(), "decision", id);
                    change.putAll(row);
                    change.put("byWhom", byWhom);
                    history.add(change);
                }
            }
            database.batch("identity-table/delete", deleted);
            database.batch("identity-table/insert", inserted);
            database.batch("identity-table/update", updated);
            database.batch("identity-table/insert-change", history);
            database.batch("identity-table/update-user", settled.stream().flatMap(one -> one.user().memberships().stream()
                    .filter(membership -> membership.differsFrom(one.after()))
                    .map(membership -> membership(membership, one))).toList());
            if (!settled.isEmpty()) {
                peopleChanges.changed();
            }
            if (reported) {
                tell(mapped);
            }
        }

        private void tell(List<Mapped> mapped) {
            Map<String, Employee> roster = employees.all();
            mapped.stream().collect(Collectors.groupingBy(Mapped::workspaceId, TreeMap::new, Collectors.toList()))
                    .forEach((workspaceId, users) -> {
                        Map<String, Long> entries = outbox.entriesOf(workspaceId, users.stream().map(Mapped::userId).toList());
                        users.forEach(user -> outbox.addOfMany("user", workspaceId, user.userId(), "mapped",
                                employee(roster, user.after()), employee(roster, user.before()), entries.getOrDefault(user.userId(), 0L)));
                    });
        }

        private Map<String, Object> employee(Map<String, Employee> roster, String id) {
            Employee employee = id == null ? null : roster.get(id);
            return database.row("employee_id", id, "employee_name", employee == null ? null : employee.fullName(),
                    "team", employee == null ? null : employee.team());
        }

        private Map<String, Object> membership(UserRow.Membership membership, Settled one) {
            Identity after = Objects.requireNonNullElse(one.after(), NOTHING);
            return database.row("workspaceId", membership.workspaceId(), "id", one.user().id(),
                    "employeeId", after.employeeId(), "matchedBy", after.matchedBy());
        }

        /** Makes sure that nobody else has decided about these users since, and will not before this transaction ends. */
        private void lock(List<Settled> different) {
            Map<String, Identity> expected = new TreeMap<>();
            different.forEach(one -> expected.put(one.user().id(), one.before()));
            List<String> ids = List.copyOf(expected.keySet());
            for (int from = 0; from < ids.size(); from += LOCKED_AT_ONCE) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + LOCKED_AT_ONCE));
                database.statement("identity-table/lock-users", "ids", some).query(String.class).list();
                Map<String, Identity> stored = read(database.statement("identity-table/of-users", "ids", some));
                for (String userId : some) {
                    if (!Objects.equals(expected.get(userId), stored.get(userId))) {
                        throw new CannotAcquireLockException("somebody else decided about user " + userId + " at the same time");
                    }
                }
            }
        }
    }
}
