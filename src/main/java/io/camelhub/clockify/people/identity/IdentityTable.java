package io.camelhub.clockify.people.identity;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.Batch;
import io.camelhub.clockify.people.user.Identity;
import io.camelhub.clockify.people.user.UserRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The decisions about Clockify users, and their append-only history. */
final class IdentityTable {

    private static final String SOURCE = "clockify";
    private static final int LOCKED_AT_ONCE = 1000;

    private record Settled(UserRow user, Identity before, Identity after) {
    }

    private final Database database;

    IdentityTable(Database database) {
        this.database = database;
    }

    /** All decisions by user id. */
    Map<String, Identity> all() {
        return read(database.statement("people-identities"));
    }

    private static Map<String, Identity> read(JdbcClient.StatementSpec statement) {
        Map<String, Identity> identities = new HashMap<>();
        statement.query(row -> {
            Identity identity = new Identity(
                    row.getString("external_id"),
                    row.getString("employee_id"),
                    row.getString("how"),
                    row.getString("rule"),
                    row.getString("email_key"),
                    row.getString("by_whom"));
            identities.put(identity.userId(), identity);
        });
        return identities;
    }

    /** Whom users were matched with before the rules took them off, by user id. */
    Map<String, String> former() {
        Map<String, String> former = new HashMap<>();
        database.statement("people-former-identities").query(row -> {
            former.put(row.getString("external_id"), row.getString("old_employee_id"));
        });
        return former;
    }

    /** The history, the oldest first. */
    List<IdentityChange> history() {
        return database.statement("people-identity-changes").query((row, index) -> new IdentityChange(
                row.getLong("id"),
                row.getString("external_id"),
                row.getString("old_employee_id"),
                row.getString("old_how"),
                row.getString("old_rule"),
                row.getString("new_employee_id"),
                row.getString("new_how"),
                row.getString("new_rule"),
                row.getString("by_whom"),
                database.dialect().instant(row, "changed_at"),
                row.getString("decision"))).list();
    }

    /** A piece of writing that belongs together and is undone as one. */
    Decision decide(String byWhom) {
        return new Decision(UUID.randomUUID().toString().substring(0, 8), byWhom);
    }

    /** Changes of identities, collected to be written in a few statements. */
    final class Decision {

        private final String id;
        private final String byWhom;
        private final Object now = database.bind(database.now());
        private final List<Settled> settled = new ArrayList<>();
        private final Batch deletes = new Batch(database, "people-delete-identity");
        private final Batch inserts = new Batch(database, "people-insert-identity");
        private final Batch updates = new Batch(database, "people-update-identity");
        private final Batch changes = new Batch(database, "people-insert-identity-change");
        private final Batch users = new Batch(database, "people-update-user-employee");

        private Decision(String id, String byWhom) {
            this.id = id;
            this.byWhom = byWhom;
        }

        /** What the history calls it. */
        String id() {
            return id;
        }

        /** Takes down what is decided about a user, as far as it is not stored just so; null stands for nothing. */
        void settle(UserRow user, Identity before, Identity after) {
            if (!Objects.equals(before, after) || user.memberships().stream().anyMatch(m -> m.differsFrom(after))) {
                settled.add(new Settled(user, before, after));
            }
        }

        /** Makes sure that nobody else has decided about these users since, and will not before this transaction ends. */
        private void lock() {
            Map<String, Identity> expected = new TreeMap<>();
            settled.stream().filter(one -> !Objects.equals(one.before(), one.after()))
                    .forEach(one -> expected.put(one.user().id(), one.before()));
            List<String> ids = List.copyOf(expected.keySet());
            for (int from = 0; from < ids.size(); from += LOCKED_AT_ONCE) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + LOCKED_AT_ONCE));
                database.statement("people-lock-users").param("ids", some).query(String.class).list();
                Map<String, Identity> stored = read(database.statement("people-identities-of").param("ids", some));
                for (String userId : some) {
                    if (!Objects.equals(expected.get(userId), stored.get(userId))) {
                        throw new CannotAcquireLockException("somebody else decided about user " + userId + " at the same time");
                    }
                }
            }
        }

        private void change(String userId, Identity before, Identity after) {
            Map<String, Object> row = row(userId, after);
            (after == null ? deletes : before == null ? inserts : updates).add(row);
            if (sameDecision(before, after)) {
                return;
            }
            Map<String, Object> change = new HashMap<>(row);
            change.put("oldEmployeeId", before == null ? null : before.employeeId());
            change.put("oldHow", before == null ? null : before.how());
            change.put("oldRule", before == null ? null : before.rule());
            change.put("byWhom", byWhom);
            change.put("decision", id);
            changes.add(change);
        }

        /** Whether only what an automatic match rests on has changed, which is no history. */
        private static boolean sameDecision(Identity before, Identity after) {
            return before != null
                    && after != null
                    && Objects.equals(before.employeeId(), after.employeeId())
                    && before.how().equals(after.how())
                    && Objects.equals(before.rule(), after.rule())
                    && before.byWhom().equals(after.byWhom());
        }

        private void tell(String workspaceId, String userId, Identity identity) {
            Map<String, Object> row = new HashMap<>();
            row.put("workspaceId", workspaceId);
            row.put("id", userId);
            row.put("employeeId", identity == null ? null : identity.employeeId());
            row.put("matchedBy", identity == null ? null : identity.matchedBy());
            users.add(row);
        }

        /** Writes what was taken down. */
        void write() {
            lock();
            for (Settled one : settled) {
                if (!Objects.equals(one.before(), one.after())) {
                    change(one.user().id(), one.before(), one.after());
                }
                for (UserRow.Membership membership : one.user().memberships()) {
                    if (membership.differsFrom(one.after())) {
                        tell(membership.workspaceId(), one.user().id(), one.after());
                    }
                }
            }
            deletes.write();
            inserts.write();
            updates.write();
            changes.write();
            users.write();
        }

        private Map<String, Object> row(String userId, Identity after) {
            Map<String, Object> row = new HashMap<>();
            row.put("source", SOURCE);
            row.put("externalId", userId);
            row.put("employeeId", after == null ? null : after.employeeId());
            row.put("how", after == null ? null : after.how());
            row.put("rule", after == null ? null : after.rule());
            row.put("emailKey", after == null ? null : after.emailKey());
            row.put("byWhom", after == null ? null : after.byWhom());
            row.put("now", now);
            return row;
        }
    }
}
