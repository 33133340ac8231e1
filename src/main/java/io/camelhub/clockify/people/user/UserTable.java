package io.camelhub.clockify.people.user;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.encoding.Encoding;
import io.camelhub.clockify.store.outbox.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored Clockify users and user groups. */
public final class UserTable {

    private final Database database;
    private final Outbox outbox;
    private final PeopleChanges changes;

    /** One for reading. */
    public UserTable(Database database) {
        this(database, Outbox.closed(database));
    }

    public UserTable(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
        this.changes = new PeopleChanges(database);
    }

    /** The ids of the users who are in some user groups of a workspace. */
    public Set<String> membersOf(String workspaceId, Collection<String> groupIds) {
        return new HashSet<>(database.statement("user-table/members-of-groups", "workspaceId", workspaceId, "groupIds", groupIds)
                .query(String.class).list());
    }

    /** All users, or those who have a row in the given workspace; of each, the rows in all workspaces. */
    public Collection<UserRow> users(String workspaceId) {
        Map<String, UserRow> users = new LinkedHashMap<>();
        (workspaceId == null ? database.statement("user-table/all")
                : database.statement("user-table/of-workspace", "workspaceId", workspaceId)).query(row -> {
            UserRow user = new UserRow(row.getString("id"), row.getString("email"), row.getString("name"),
                    List.of(new UserRow.Membership(
                            row.getString("workspace_id"), row.getString("employee_id"), row.getString("matched_by"))));
            users.merge(user.id(), user, UserRow::and);
        });
        return users.values();
    }

    /**
     * Adds or updates users of a workspace; what is known is never overwritten by what is not.
     *
     * @return how many rows were written
     */
    public int store(String workspaceId, Collection<ClockifyUser> users, Map<String, ClockifyUser> stored) {
        Instant now = database.now();
        List<Map<String, Object>> inserts = new ArrayList<>();
        List<Map<String, Object>> updates = new ArrayList<>();
        List<ClockifyUser> renamed = new ArrayList<>();
        Encoding encoding = database.encoding();
        for (ClockifyUser reported : users) {
            ClockifyUser user = encoding.isWhole() ? reported : reported.withTexts(encoding::fitted);
            ClockifyUser before = stored.get(user.id());
            ClockifyUser after = before == null ? user : merged(before, user);
            if (!after.equals(before)) {
                if (before == null || !Objects.equals(before.email(), after.email()) || !Objects.equals(before.name(), after.name())) {
                    renamed.add(after);
                }
                (before == null ? inserts : updates).add(database.row("workspaceId", workspaceId, "id", after.id(),
                        "email", after.email(), "name", after.name(), "accountStatus", after.accountStatus(),
                        "membershipStatus", after.membershipStatus(), "timeZone", after.timeZone(), "weekStart", after.weekStart(),
                        "roles", after.roles(), "customFields", after.customFields(), "now", now));
            }
        }
        boolean reported = !renamed.isEmpty() && outbox.close();
        database.batch("user-table/insert", inserts);
        database.batch("user-table/update", updates);
        if (reported) {
            Map<String, Long> entries = outbox.entriesOf(workspaceId, renamed.stream().map(ClockifyUser::id).toList());
            renamed.forEach(user -> outbox.addOfMany("user", workspaceId, user.id(), "renamed",
                    naming(user), naming(stored.get(user.id())), entries.getOrDefault(user.id(), 0L)));
        }
        if (!inserts.isEmpty() || !updates.isEmpty()) {
            changes.changed();
        }
        return inserts.size() + updates.size();
    }

    private Map<String, Object> naming(ClockifyUser user) {
        return database.row("email", user == null ? null : user.email(), "name", user == null ? null : user.name());
    }

    /** The users of a workspace by id. */
    public Map<String, ClockifyUser> stored(String workspaceId) {
        return byId(database.statement("user-table/stored", "workspaceId", workspaceId));
    }

    /** The users of a workspace by id, as far as they are among the given ones, which must not be none. */
    public Map<String, ClockifyUser> stored(String workspaceId, Set<String> ids) {
        return byId(database.statement("user-table/stored-by-id", "workspaceId", workspaceId, "ids", ids));
    }

    /** Makes the stored groups of a workspace, and their members, those of the list; what is not known of a group stays. */
    public void storeGroups(String workspaceId, List<UserGroup> groups) {
        Map<String, UserGroup> stored = new HashMap<>();
        database.statement("user-table/groups", "workspaceId", workspaceId).query(row -> {
            stored.put(row.getString("id"),
                    new UserGroup(row.getString("id"), row.getString("name"), List.of(), row.getString("manager_ids")));
        });
        Map<String, UserGroup> byId = new LinkedHashMap<>();
        groups.forEach(group -> byId.put(group.id(), group));
        List<Map<String, Object>> inserted = new ArrayList<>();
        List<Map<String, Object>> changed = new ArrayList<>();
        for (UserGroup group : byId.values()) {
            UserGroup old = stored.get(group.id());
            String name = group.name() == null && old != null ? old.name() : group.name();
            String managerIds = group.managerIds() == null && old != null ? old.managerIds() : group.managerIds();
            Map<String, Object> row = database.row(
                    "workspaceId", workspaceId, "id", group.id(), "name", name, "managerIds", managerIds);
            if (old == null) {
                inserted.add(row);
            } else if (!Objects.equals(name, old.name()) || !Objects.equals(managerIds, old.managerIds())) {
                changed.add(row);
            }
        }
        Set<Map<String, Object>> before = new LinkedHashSet<>(database.statement("user-table/members", "workspaceId", workspaceId)
                .query((row, index) -> member(workspaceId, row.getString("id"), row.getString("user_id"))).list());
        Set<Map<String, Object>> after = byId.values().stream()
                .flatMap(group -> group.userIds().stream().map(userId -> member(workspaceId, group.id(), userId)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        database.batch("user-table/insert-group", inserted);
        database.batch("user-table/update-group", changed);
        database.batch("user-table/delete-member", before.stream().filter(member -> !after.contains(member)).toList());
        database.batch("user-table/insert-member", after.stream().filter(member -> !before.contains(member)).toList());
        database.batch("user-table/delete-group", stored.keySet().stream().filter(id -> !byId.containsKey(id))
                .map(id -> database.row("workspaceId", workspaceId, "id", id)).toList());
    }

    private static ClockifyUser merged(ClockifyUser before, ClockifyUser user) {
        return new ClockifyUser(user.id(),
                user.email() == null ? before.email() : user.email(),
                user.name() == null ? before.name() : user.name(),
                user.accountStatus() == null ? before.accountStatus() : user.accountStatus(),
                user.membershipStatus() == null ? before.membershipStatus() : user.membershipStatus(),
                user.timeZone() == null ? before.timeZone() : user.timeZone(),
                user.weekStart() == null ? before.weekStart() : user.weekStart(),
                user.roles() == null ? before.roles() : user.roles(),
                user.customFields() == null ? before.customFields() : user.customFields());
    }

    private static Map<String, ClockifyUser> byId(JdbcClient.StatementSpec statement) {
        Map<String, ClockifyUser> byId = new HashMap<>();
        statement.query(row -> {
            ClockifyUser user = new ClockifyUser(row.getString("id"), row.getString("email"), row.getString("name"),
                    row.getString("account_status"), row.getString("membership_status"), row.getString("time_zone"),
                    row.getString("week_start"), row.getString("roles"), row.getString("custom_fields"));
            byId.put(user.id(), user);
        });
        return byId;
    }

    private Map<String, Object> member(String workspaceId, String groupId, String userId) {
        return database.row("workspaceId", workspaceId, "id", groupId, "userId", userId);
    }
}
