package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.EmployeeTable;
import io.camelhub.clockify.roster.PeopleChanges;
import io.camelhub.clockify.stream.PersonalColumns;
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

/** The decisions about Clockify users, and their append-only history. */
final class IdentityTable {

    private static final String SOURCE = "clockify";
    private static final int LOCKED_AT_ONCE = 1000;
    private static final Identity NOTHING = new Identity(null, null, null, null, null, null);

    private final Database database;
    private final Table table;
    private final Table history;
    private final EmployeeTable employees;
    private final Outbox outbox;
    private final PeopleChanges peopleChanges;

    IdentityTable(Database database, Outbox outbox) {
        this.database = database;
        this.table = database.table("clockify_identity").at("source", SOURCE);
        this.history = database.table("clockify_identity_change").at("source", SOURCE);
        this.employees = new EmployeeTable(database);
        this.outbox = outbox;
        this.peopleChanges = new PeopleChanges(database);
    }

    /** All decisions by user id. */
    Map<String, Identity> all() {
        return byUser(identities());
    }

    private Select identities() {
        return table.select("external_id as user_id", "employee_id", "how", "rule", "email_key", "by_whom");
    }

    private static Map<String, Identity> byUser(Select identities) {
        Map<String, Identity> byUser = new HashMap<>();
        identities.list(Identity.class).forEach(identity -> byUser.put(identity.userId(), identity));
        return byUser;
    }

    /** The time of each decision, by user id. */
    Map<String, Instant> since() {
        Map<String, Instant> since = new HashMap<>();
        table.select("external_id", "since").forEach(row -> {
            since.put(row.getString("external_id"), database.instant(row, "since"));
        });
        return since;
    }

    /** The last employee of users who lost their match by the rules, by user id. */
    Map<String, String> former() {
        return database.pairs("identity-table/former");
    }

    /** The history, the oldest first. */
    List<IdentityChange> history() {
        return history.select("id", "external_id as user_id", "old_employee_id", "old_how", "old_rule", "new_employee_id", "new_how", "new_rule",
                "by_whom", "changed_at", "decision").orderBy("id").list(IdentityChange.class);
    }

    /** A set of changes that is written, and can be undone, as one. */
    Changes changes(String byWhom) {
        return new Changes(byWhom);
    }

    /** A user's row in one workspace whose employee changes; either employee may be null. */
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

        /** Whether the change belongs into the history: a new address under an unchanged automatic match does not. */
        boolean isHistory() {
            return before == null || after == null || !Objects.equals(before.employeeId(), after.employeeId())
                    || !before.how().equals(after.how()) || !Objects.equals(before.rule(), after.rule())
                    || !before.byWhom().equals(after.byWhom());
        }
    }

    /** Collects changes of decisions, to write them in a few statements. */
    final class Changes {

        private final String id = UUID.randomUUID().toString().substring(0, 8);
        private final String byWhom;
        private final Instant now = database.now();
        private final List<Settled> settled = new ArrayList<>();

        private Changes(String byWhom) {
            this.byWhom = byWhom;
        }

        /** The id of the decision in the history. */
        String id() {
            return id;
        }

        /** Adds the decision about a user, if it is not stored exactly so; null means no decision. */
        void settle(UserRow user, Identity before, Identity after) {
            if (!Objects.equals(before, after) || user.memberships().stream().anyMatch(m -> m.differsFrom(after))) {
                settled.add(new Settled(user, before, after));
            }
        }

        void write() {
            List<Mapped> mapped = settled.stream().flatMap(Settled::mapped).toList();
            boolean reported = !mapped.isEmpty() && outbox.lockExclusively();
            List<Settled> different = settled.stream().filter(Settled::differs).toList();
            lock(different);
            List<Map<String, Object>> deleted = new ArrayList<>();
            List<Map<String, Object>> inserted = new ArrayList<>();
            List<Map<String, Object>> updated = new ArrayList<>();
            List<Map<String, Object>> changes = new ArrayList<>();
            for (Settled one : different) {
                Identity before = Objects.requireNonNullElse(one.before(), NOTHING);
                Identity after = Objects.requireNonNullElse(one.after(), NOTHING);
                if (one.after() == null) {
                    deleted.add(database.row("external_id", one.user().id()));
                } else {
                    (one.before() == null ? inserted : updated).add(database.row("external_id", one.user().id(),
                            "employee_id", after.employeeId(), "how", after.how(), "rule", after.rule(),
                            "email_key", after.emailKey(), "by_whom", after.byWhom(), "since", now));
                }
                if (one.isHistory()) {
                    changes.add(database.row("external_id", one.user().id(),
                            "old_employee_id", before.employeeId(), "old_how", before.how(), "old_rule", before.rule(),
                            "new_employee_id", after.employeeId(), "new_how", after.how(), "new_rule", after.rule(),
                            "by_whom", byWhom, "changed_at", now, "decision", id));
                }
            }
            List<String> key = List.of("source", "external_id");
            table.deleteEach(deleted);
            table.insertAbsent(key, inserted);
            table.updateEach(key, updated);
            history.insert(changes);
            database.table("clockify_user").updateEach(List.of("workspace_id", "id"),
                    settled.stream().flatMap(one -> one.user().memberships().stream()
                            .filter(membership -> membership.differsFrom(one.after()))
                            .map(membership -> membership(membership, one))).toList());
            if (!settled.isEmpty()) {
                peopleChanges.changed();
            }
            follow(mapped.stream().map(Mapped::userId).distinct().toList());
            if (reported) {
                tell(mapped);
            }
        }

        /** Rows of streams have their employee with them, as entries find theirs by a join. */
        private void follow(List<String> users) {
            for (PersonalColumns stream : users.isEmpty() ? List.<PersonalColumns>of() : PersonalColumns.stored(database)) {
                stream.who().forEach((user, employee) -> {
                    for (int from = 0; from < users.size(); from += LOCKED_AT_ONCE) {
                        database.built("update " + stream.table() + "\nset " + employee + " = (\n  select u.employee_id\n  from clockify_user u\n"
                                + "  where u.workspace_id = " + stream.table() + ".workspace_id\n    and u.id = " + stream.table() + "." + user + "\n)\nwhere "
                                + user + " in (:users)",
                                Map.of("users", users.subList(from, Math.min(users.size(), from + LOCKED_AT_ONCE)))).update();
                    }
                });
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
            return database.row("workspace_id", membership.workspaceId(), "id", one.user().id(),
                    "employee_id", after.employeeId(), "matched_by", after.matchedBy());
        }

        /** Locks the users' rows, and checks that no other transaction has decided about these users meanwhile. */
        private void lock(List<Settled> different) {
            Map<String, Identity> expected = new TreeMap<>();
            different.forEach(one -> expected.put(one.user().id(), one.before()));
            List<String> ids = List.copyOf(expected.keySet());
            for (int from = 0; from < ids.size(); from += LOCKED_AT_ONCE) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + LOCKED_AT_ONCE));
                database.table("clockify_user").select("id").in("id", some).orderBy("id", "workspace_id").locked().list(String.class);
                Map<String, Identity> stored = byUser(identities().in("external_id", some));
                for (String userId : some) {
                    if (!Objects.equals(expected.get(userId), stored.get(userId))) {
                        throw new CannotAcquireLockException("somebody else decided about user " + userId + " at the same time");
                    }
                }
            }
        }
    }
}
