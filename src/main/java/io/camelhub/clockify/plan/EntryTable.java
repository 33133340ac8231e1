package io.camelhub.clockify.plan;

import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.SyncState;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Queries on the stored entries of a workspace: which there are, their users, and the held deletions. */
public final class EntryTable {

    /** The number of out-of-window entries that a reconcile reads by their ids. */
    private static final int OUT_OF_WINDOW = 1000;

    /** So long what was found to be gone and is held back is not asked for again. */
    private static final Duration FOUND_GONE = Duration.ofDays(1);

    private static final String ENTRIES = "clockify_time_entry";
    private static final String HELD = "clockify_held_deletion";
    private static final String REJECTED = "clockify_rejected";
    private static final String WORKSPACES = "clockify_integration_workspace";

    private final RunDatabase database;
    private final Outbox outbox;
    private final SyncState state;

    public EntryTable(RunDatabase database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
        this.state = new SyncState(database.all());
    }

    /** The entries of the workspace, of any integration. */
    private Table entries(SyncRun run) {
        return database.all().table(ENTRIES).at("workspace_id", run.workspaceId());
    }

    private Select owners(SyncRun run, Set<String> ids) {
        return entries(run).among("id", ids).select("id", "integration", "user_id").isNull("deleted_at");
    }

    /** The ended entries of a window. */
    private Select stored(SyncRun run, Window window) {
        return entries(run).select("id").atLeast("started_at", window.from()).below("started_at", window.to())
                .notNull("ended_at").isNull("deleted_at");
    }

    /** Those of some entries that this run may tombstone; without deleted ones. */
    public List<String> owned(SyncRun run, Set<String> ids, BiPredicate<String, String> mayTombstone) {
        List<String> owned = new ArrayList<>();
        if (!ids.isEmpty()) {
            owners(run, ids).forEach(row -> {
                if (mayTombstone.test(row.getString("integration"), row.getString("user_id"))) {
                    owned.add(row.getString("id"));
                }
            });
        }
        return owned;
    }

    /** Those of some entries that are stored, and not as deleted. */
    Set<String> stored(SyncRun run, Collection<String> ids) {
        return ids.isEmpty() ? Set.of() : new HashSet<>(entries(run).among("id", ids).select("id").isNull("deleted_at").list(String.class));
    }

    /** Those of some entries that are stored as deleted. */
    Set<String> deleted(SyncRun run, Collection<String> ids) {
        return ids.isEmpty() ? Set.of() : new HashSet<>(entries(run).among("id", ids).select("id").notNull("deleted_at").list(String.class));
    }

    /** The users of some entries, by entry id. */
    Map<String, String> users(SyncRun run, Set<String> ids) {
        Map<String, String> users = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            owners(run, ids).forEach(row -> users.put(row.getString("id"), row.getString("user_id")));
        }
        return users;
    }

    /** The stored entries of a window. */
    public Set<String> inWindow(SyncRun run, Window window) {
        return new HashSet<>(stored(run, window).list(String.class));
    }

    /** The stored entries of a window whose type is known. */
    public Set<String> typedInWindow(SyncRun run, Window window) {
        return new HashSet<>(stored(run, window).notNull("type").list(String.class));
    }

    /** A user's stored entries of a window. */
    public Set<String> ofUser(SyncRun run, String userId, Window window) {
        return new HashSet<>(stored(run, window).where("user_id", userId).list(String.class));
    }

    /**
     * The next stored entries outside of all windows, in turn: moved out of the range that is read, from before a later first day, or of former
     * members of the selected groups.
     */
    public Set<String> outOfWindow(SyncRun run, Window all) {
        boolean everybody = run.groupIds().isEmpty();
        Table workspace = database.table(run, WORKSPACES);
        List<String> ids = database.statement(run, "entry-table/list-out-of-window", "window_from", all.from(), "window_to", all.to(), "scope", run.scope(),
                "by_groups", everybody ? 0 : 1, "groups", everybody ? List.of("") : run.groupIds(),
                "after", workspace.select("out_of_window_read_to").optional(String.class).orElse(""), "rows", OUT_OF_WINDOW).query(String.class).list();
        database.write(run, workspace.update("out_of_window_read_to", ids.size() < OUT_OF_WINDOW ? null : ids.get(OUT_OF_WINDOW - 1)));
        return new HashSet<>(ids);
    }

    /** The integration's stored running timers. */
    public Set<String> running(SyncRun run) {
        return new HashSet<>(entries(run).select("id").isNull("ended_at").isNull("deleted_at").list(String.class));
    }

    /** Entries of rejected rows that a person wants to be read again. */
    public List<String> toBeRetried(SyncRun run) {
        return database.table(run, REJECTED).select("entry_id").distinct().where("retry_wanted", true).list(String.class);
    }

    /** Marks them as read; a row that is still invalid was rejected anew. */
    void retried(SyncRun run, Collection<String> ids) {
        if (!ids.isEmpty()) {
            database.write(run, database.table(run, REJECTED).delete().where("retry_wanted", true).in("entry_id", ids));
        }
    }

    /** Those of some entries that are stored in other workspaces. */
    List<String> elsewhere(SyncRun run, List<String> ids) {
        return database.all().table(ENTRIES).select("id").not("workspace_id", run.workspaceId()).in("id", ids).list(String.class);
    }

    /** The entries of held deletions. */
    public List<String> held(SyncRun run) {
        return database.table(run, HELD).select("time_entry_id").list(String.class);
    }

    /** Those of the entries that are held back whose own reading said within the day that they are gone. */
    List<String> foundGone(SyncRun run) {
        return database.table(run, HELD).select("time_entry_id").atLeast("gone_at", database.now().minus(FOUND_GONE)).list(String.class);
    }

    void hold(SyncRun run, Set<String> ids, String reason) {
        Set<String> fresh = new HashSet<>(ids);
        held(run).forEach(fresh::remove);
        database.write(run, database.table(run, HELD).among("time_entry_id", ids).update("reason", reason));
        Instant now = database.now();
        database.table(run, HELD).insert(fresh.stream().map(id -> Map.of("time_entry_id", id, "reason", reason, "held_at", now)).toList());
    }

    /** Those of some entries that are held back are gone by their own reading. */
    void noteGone(SyncRun run, Collection<String> ids) {
        if (!ids.isEmpty()) {
            database.write(run, database.table(run, HELD).among("time_entry_id", ids).update("gone_at", database.now()));
        }
    }

    /** What was held back, and is seen again, is let go. */
    void releaseSeen(SyncRun run, Set<String> seen) {
        List<String> held = held(run).stream().filter(seen::contains).toList();
        if (!held.isEmpty()) {
            database.fenced(run, () -> release(run, held));
        }
    }

    void release(SyncRun run, Collection<String> ids) {
        if (!ids.isEmpty()) {
            database.write(run, database.all().table(HELD).delete().where("workspace_id", run.workspaceId()).in("time_entry_id", ids));
        }
    }

    /**
     * Passes the ownership of these entries to another integration, which reads their windows again: its feed may have listed their deletion while
     * they were not its own.
     */
    void handOver(SyncRun run, Collection<String> ids, String integration) {
        if (!ids.isEmpty()) {
            Map<Instant, Set<String>> users = new HashMap<>();
            entries(run).among("id", ids).select("started_at", "user_id").forEach(row ->
                    users.computeIfAbsent(database.instant(row, "started_at"), none -> new HashSet<>()).add(row.getString("user_id")));
            state.forgetWindows(integration, run.workspaceId(), (scope, window) -> users.entrySet().stream()
                    .anyMatch(one -> window.contains(one.getKey()) && UserListPlan.isAbout(scope, one.getValue())));
            database.statement(run, "entry-table/mark-stale", "ids", ids).update();
            outbox.around(run.workspaceId(), ids, () -> entries(run).among("id", ids).update("integration", integration).run());
        }
    }

    /**
     * Another integration that sees everybody's entries of the workspace, where this one may not: an entry missing for this one may just be out of
     * its sight. Null for none.
     */
    public String seesMore(SyncRun run) {
        Map<String, Boolean> admins = new LinkedHashMap<>();
        database.all().table(WORKSPACES).select("integration", "owner_role", "group_ids").where("workspace_id", run.workspaceId())
                .orderBy("integration")
                .forEach(row -> {
                    if (SyncRun.isAdmin(row.getString("owner_role"))) {
                        admins.put(row.getString("integration"), "[]".equals(row.getString("group_ids")));
                    }
                });
        return admins.containsKey(run.integration()) ? null : admins.keySet().stream()
                .filter(name -> admins.get(name) && run.owns(name))
                .findFirst()
                .orElse(null);
    }
}
