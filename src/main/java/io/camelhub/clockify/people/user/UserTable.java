package io.camelhub.clockify.people.user;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The stored Clockify users and user groups. */
public final class UserTable {

    private final Database database;

    public UserTable(Database database) {
        this.database = database;
    }

    /** All users, or those who have a row in the given workspace; of each, the rows in all workspaces. */
    public Collection<UserRow> users(String workspaceId) {
        Map<String, UserRow> users = new LinkedHashMap<>();
        var statement = workspaceId == null
                ? database.statement("people-users")
                : database.statement("people-users-of-workspace").param("workspaceId", workspaceId);
        statement.query(row -> {
            users.computeIfAbsent(row.getString("id"), UserRow::new).add(
                    new UserRow.Membership(
                            row.getString("workspace_id"), row.getString("employee_id"), row.getString("matched_by")),
                    row.getString("email"),
                    row.getString("name"));
        });
        return users.values();
    }

    /**
     * Adds or updates users of a workspace; what is known is never overwritten by what is not.
     *
     * @return how many rows were written
     */
    public int store(String workspaceId, Collection<ClockifyUser> users, Map<String, ClockifyUser> stored) {
        Object now = database.bind(database.now());
        Batch inserts = new Batch(database, "people-insert-user");
        Batch updates = new Batch(database, "people-update-user");
        int written = 0;
        for (ClockifyUser user : users) {
            ClockifyUser before = stored.get(user.id());
            ClockifyUser after = before == null ? user : merged(before, user);
            if (!after.equals(before)) {
                (before == null ? inserts : updates).add(row(workspaceId, after, now));
                written++;
            }
        }
        inserts.write();
        updates.write();
        return written;
    }

    /** The users of a workspace by id. */
    public Map<String, ClockifyUser> stored(String workspaceId) {
        return byId(database.statement("people-stored-users").param("workspaceId", workspaceId).query(UserTable::user).list());
    }

    /** The users of a workspace by id, as far as they are among the given ones, which must not be none. */
    public Map<String, ClockifyUser> stored(String workspaceId, Set<String> ids) {
        return byId(database.statement("people-stored-users-by-id")
                .param("workspaceId", workspaceId)
                .param("ids", ids)
                .query(UserTable::user)
                .list());
    }

    public void storeGroups(String workspaceId, List<UserGroup> groups) {
        Map<String, String> storedNames = new HashMap<>();
        database.statement("people-user-groups").param("workspaceId", workspaceId)
                .query(row -> {
                    storedNames.put(row.getString("id"), row.getString("name"));
                });
        Map<String, Set<String>> storedMembers = new HashMap<>();
        database.statement("people-user-group-members").param("workspaceId", workspaceId)
                .query(row -> {
                    storedMembers.computeIfAbsent(row.getString("id"), id -> new LinkedHashSet<>())
                            .add(row.getString("user_id"));
                });
        Map<String, UserGroup> byId = new LinkedHashMap<>();
        groups.forEach(group -> byId.put(group.id(), group));

        Batch insertedGroups = new Batch(database, "people-insert-user-group");
        Batch updatedGroups = new Batch(database, "people-update-user-group");
        Batch deletedGroups = new Batch(database, "people-delete-user-group");
        Batch insertedMembers = new Batch(database, "people-insert-user-group-member");
        Batch deletedMembers = new Batch(database, "people-delete-user-group-member");
        for (UserGroup group : byId.values()) {
            Map<String, Object> row = new HashMap<>();
            row.put("workspaceId", workspaceId);
            row.put("id", group.id());
            row.put("name", group.name());
            if (!storedNames.containsKey(group.id())) {
                insertedGroups.add(row);
            } else if (group.name() != null && !Objects.equals(storedNames.get(group.id()), group.name())) {
                updatedGroups.add(row);
            }
            Set<String> before = storedMembers.getOrDefault(group.id(), Set.of());
            group.userIds().stream().filter(id -> !before.contains(id))
                    .forEach(id -> insertedMembers.add(member(workspaceId, group.id(), id)));
        }
        storedNames.keySet().stream().filter(id -> !byId.containsKey(id))
                .forEach(id -> deletedGroups.add(Map.of("workspaceId", workspaceId, "id", id)));
        storedMembers.forEach((id, members) -> {
            Set<String> after = byId.containsKey(id) ? Set.copyOf(byId.get(id).userIds()) : Set.of();
            members.stream().filter(member -> !after.contains(member))
                    .forEach(member -> deletedMembers.add(member(workspaceId, id, member)));
        });
        for (Batch batch : List.of(insertedGroups, updatedGroups, deletedMembers, insertedMembers, deletedGroups)) {
            batch.write();
        }
    }

    private static ClockifyUser merged(ClockifyUser before, ClockifyUser user) {
        return new ClockifyUser(
                user.id(),
                user.email() == null ? before.email() : user.email(),
                user.name() == null ? before.name() : user.name(),
                user.accountStatus() == null ? before.accountStatus() : user.accountStatus(),
                user.membershipStatus() == null ? before.membershipStatus() : user.membershipStatus());
    }

    private static Map<String, ClockifyUser> byId(List<ClockifyUser> users) {
        Map<String, ClockifyUser> byId = new HashMap<>();
        users.forEach(user -> byId.put(user.id(), user));
        return byId;
    }

    private static ClockifyUser user(ResultSet row, int index) throws SQLException {
        return new ClockifyUser(
                row.getString("id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("account_status"),
                row.getString("membership_status"));
    }

    private static Map<String, Object> member(String workspaceId, String groupId, String userId) {
        return Map.of("workspaceId", workspaceId, "id", groupId, "userId", userId);
    }

    private static Map<String, Object> row(String workspaceId, ClockifyUser user, Object now) {
        Map<String, Object> row = new HashMap<>();
        row.put("workspaceId", workspaceId);
        row.put("id", user.id());
        row.put("email", user.email());
        row.put("name", user.name());
        row.put("accountStatus", user.accountStatus());
        row.put("membershipStatus", user.membershipStatus());
        row.put("now", now);
        return row;
    }
}
