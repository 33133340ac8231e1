package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Encoding;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.roster.PeopleChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The stored Clockify users and user groups. */
public final class UserTable {

    private static final String USERS = "clockify_user";
    private static final String MEMBERS = "clockify_user_group_member";

    private final Database database;
    private final Outbox outbox;
    private final PeopleChanges changes;

    /** A table for reading only: writing would send no events. */
    public UserTable(Database database) {
        this(database, Outbox.disabled(database));
    }

    public UserTable(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
        this.changes = new PeopleChanges(database);
    }

    /** The ids of the members of some user groups in a workspace. */
    public Set<String> membersOf(String workspaceId, Collection<String> groupIds) {
        return database.table(MEMBERS).at("workspace_id", workspaceId).among("id", groupIds).select("user_id").distinct().set(String.class);
    }

    /** The users with a row in a workspace, or all users where it is null; each with their rows in all workspaces. */
    public Collection<UserRow> users(String workspaceId) {
        Map<String, UserRow> users = new LinkedHashMap<>();
        RowCallbackHandler add = row -> {
            UserRow user = new UserRow(row.getString("id"), row.getString("email"), row.getString("name"),
                    List.of(new UserRow.Membership(
                            row.getString("workspace_id"), row.getString("employee_id"), row.getString("matched_by"))));
            users.merge(user.id(), user, UserRow::and);
        };
        if (workspaceId == null) {
            database.table(USERS).select("workspace_id", "id", "email", "name", "employee_id", "matched_by")
                    .orderBy("id", "changed_at", "workspace_id").forEach(add);
        } else {
            database.statement("user-table/of-workspace", "workspaceId", workspaceId).query(add);
        }
        return users.values();
    }

    /**
     * Adds or updates users of a workspace; a missing value never overwrites a known one.
     *
     * @return the number of written rows
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
                Map<String, Object> row = database.row("workspace_id", workspaceId, "id", after.id(),
                        "email", after.email(), "name", after.name(), "account_status", after.accountStatus(),
                        "membership_status", after.membershipStatus(), "time_zone", after.timeZone(), "week_start", after.weekStart(),
                        "roles", after.roles(), "custom_fields", after.customFields(),
                        "hourly_rate", after.hourlyRate(), "cost_rate", after.costRate(), "changed_at", now);
                if (before == null) {
                    row.put("first_seen_at", now);
                }
                (before == null ? inserts : updates).add(row);
            }
        }
        boolean reported = !renamed.isEmpty() && outbox.lockExclusively();
        List<String> key = List.of("workspace_id", "id");
        database.table(USERS).insertAbsent(key, inserts);
        database.table(USERS).updateEach(key, updates);
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

    public Map<String, ClockifyUser> stored(String workspaceId) {
        return byId(reported(rows(workspaceId)));
    }

    /** The users of a workspace with some ids, by id. */
    public Map<String, ClockifyUser> stored(String workspaceId, Set<String> ids) {
        return byId(reported(rows(workspaceId).among("id", ids)));
    }

    private Table rows(String workspaceId) {
        return database.table(USERS).at("workspace_id", workspaceId);
    }

    private static Select reported(Table rows) {
        return rows.select("id", "email", "name", "account_status", "membership_status",
                "time_zone", "week_start", "roles", "custom_fields", "hourly_rate", "cost_rate");
    }

    /** Replaces the groups of a workspace and their members by the list; values that it does not have stay. */
    public void storeGroups(String workspaceId, List<UserGroup> groups) {
        Table groupTable = database.table("clockify_user_group").at("workspace_id", workspaceId);
        Table memberTable = database.table(MEMBERS).at("workspace_id", workspaceId);
        Map<String, UserGroup> stored = new HashMap<>();
        groupTable.select("id", "name", "manager_ids").forEach(row -> {
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
            Map<String, Object> row = database.row("id", group.id(), "name", name, "manager_ids", managerIds);
            if (old == null) {
                inserted.add(row);
            } else if (!Objects.equals(name, old.name()) || !Objects.equals(managerIds, old.managerIds())) {
                changed.add(row);
            }
        }
        Set<Map<String, Object>> before = new LinkedHashSet<>(memberTable.select("id", "user_id")
                .list((row, index) -> member(row.getString("id"), row.getString("user_id"))));
        Set<Map<String, Object>> after = byId.values().stream()
                .flatMap(group -> group.userIds().stream().map(userId -> member(group.id(), userId)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        groupTable.insert(inserted);
        groupTable.updateEach(List.of("workspace_id", "id"), changed);
        memberTable.deleteEach(before.stream().filter(member -> !after.contains(member)).toList());
        memberTable.insert(after.stream().filter(member -> !before.contains(member)).toList());
        groupTable.deleteEach(stored.keySet().stream().filter(id -> !byId.containsKey(id)).map(id -> database.row("id", id)).toList());
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
                user.customFields() == null ? before.customFields() : user.customFields(),
                user.hourlyRate() == null ? before.hourlyRate() : user.hourlyRate(),
                user.costRate() == null ? before.costRate() : user.costRate());
    }

    private static Map<String, ClockifyUser> byId(Select users) {
        Map<String, ClockifyUser> byId = new HashMap<>();
        users.list(ClockifyUser.class).forEach(user -> byId.put(user.id(), user));
        return byId;
    }

    private Map<String, Object> member(String groupId, String userId) {
        return database.row("id", groupId, "user_id", userId);
    }
}
