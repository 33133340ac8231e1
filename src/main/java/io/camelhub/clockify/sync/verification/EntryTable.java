package io.camelhub.clockify.sync.verification;

import io.camelhub.clockify.store.outbox.Outbox;
import io.camelhub.clockify.sync.run.RunDatabase;
import io.camelhub.clockify.sync.run.SyncRun;
import io.camelhub.clockify.sync.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which entries are stored of a workspace, whose they are, and which of them are held back from deletion. */
public final class EntryTable {

    /** Entries out of all windows that are read by their ids at a reconcile. */
    private static final int OUT_OF_WINDOW = 1000;

    private final RunDatabase database;
    private final Outbox outbox;

    public EntryTable(RunDatabase database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    private List<String> ids(SyncRun run, String statement, Object... parameters) {
        return database.statement(run, statement, parameters).query(String.class).list();
    }

    /** Those of some entries that this run may find to be deleted; those that have a tombstone are left out. */
    public List<String> owned(SyncRun run, Set<String> ids, BiPredicate<String, String> mayTombstone) {
        List<String> owned = new ArrayList<>();
        if (!ids.isEmpty()) {
            database.statement(run, "entry-table/list-owners", "ids", database.all().ids(ids)).query(row -> {
                if (mayTombstone.test(row.getString("integration"), row.getString("user_id"))) {
                    owned.add(row.getString("id"));
                }
            });
        }
        return owned;
    }

    /** Whose some entries are, by their ids. */
    Map<String, String> users(SyncRun run, Set<String> ids) {
        Map<String, String> users = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            database.statement(run, "entry-table/list-owners", "ids", database.all().ids(ids)).query(row -> {
                users.put(row.getString("id"), row.getString("user_id"));
            });
        }
        return users;
    }

    /** The stored ones of a window. */
    public Set<String> inWindow(SyncRun run, Window window) {
        return new HashSet<>(ids(run, "entry-table/list-stored", "window_from", window.from(), "window_to", window.to()));
    }

    /** Those of them of which a type is stored. */
    public Set<String> typedInWindow(SyncRun run, Window window) {
        return new HashSet<>(ids(run, "entry-table/list-typed", "window_from", window.from(), "window_to", window.to()));
    }

    /** A user's stored ones of a window. */
    public Set<String> ofUser(SyncRun run, String userId, Window window) {
        return new HashSet<>(ids(run, "entry-table/list-stored-of-user",
                "user_id", userId, "window_from", window.from(), "window_to", window.to()));
    }

    /**
     * The next of the stored ones that no window holds, in turn: what was moved out of the time that is read, or lies before a first
     * day that is later now, and entries of people who left the groups asked for.
     */
    public Set<String> outOfWindow(SyncRun run, Window all) {
        boolean everybody = run.groupIds().isEmpty();
        List<String> ids = ids(run, "entry-table/list-out-of-window", "window_from", all.from(), "window_to", all.to(), "scope", run.scope(),
                "by_groups", everybody ? 0 : 1, "groups", everybody ? List.of("") : run.groupIds(),
                "after", ids(run, "entry-table/out-of-window-read-to").get(0), "rows", OUT_OF_WINDOW);
        database.write(run, "entry-table/note-out-of-window", "id", ids.size() < OUT_OF_WINDOW ? null : ids.get(OUT_OF_WINDOW - 1));
        return new HashSet<>(ids);
    }

    /** The stored ones of the run's own that were seen as running. */
    public Set<String> running(SyncRun run) {
        return new HashSet<>(ids(run, "entry-table/list-running"));
    }

    /** Entries of which a row was rejected, and which a person wants to be read again. */
    public List<String> toBeRetried(SyncRun run) {
        return ids(run, "entry-table/list-retries");
    }

    /** What was to be read again is read; where it is still bad, it was rejected anew. */
    void retried(SyncRun run, Collection<String> ids) {
        if (!ids.isEmpty()) {
            database.write(run, "entry-table/note-answered", "ids", database.all().ids(ids));
        }
    }

    /** Those of some entries that are stored of other workspaces. */
    List<String> elsewhere(SyncRun run, List<String> ids) {
        return ids.isEmpty() ? List.of() : database.all().statement("entry-table/list-elsewhere",
                "workspace_id", run.workspaceId(), "ids", ids).query(String.class).list();
    }

    /** The entries that are held back. */
    public List<String> held(SyncRun run) {
        return ids(run, "entry-table/list-held");
    }

    void hold(SyncRun run, Set<String> ids, String reason) {
        Set<String> fresh = new HashSet<>(ids);
        held(run).forEach(fresh::remove);
        database.write(run, "entry-table/hold-again", "ids", database.all().ids(ids), "reason", reason);
        Object now = database.all().bind(database.now());
        database.all().batch("entry-table/hold", fresh.stream().map(id -> Map.of("integration", run.integration(),
                "workspace_id", run.workspaceId(), "time_entry_id", id, "reason", reason, "now", now)).toList());
    }

    void release(SyncRun run, Collection<String> ids) {
        if (!ids.isEmpty()) {
            database.write(run, "entry-table/release", "ids", database.all().ids(ids));
        }
    }

    /** Another integration owns these entries from now on. */
    void handOver(SyncRun run, Collection<String> ids, String integration) {
        if (!ids.isEmpty()) {
            database.statement(run, "entry-table/mark-stale", "ids", ids).update();
            outbox.around(run.workspaceId(), ids, () -> database.all().statement("entry-table/hand-over",
                    "workspace_id", run.workspaceId(), "ids", ids, "integration", integration).update());
        }
    }

    /**
     * Another integration that sees everybody's entries of the workspace, where this one may not: what is gone for this one
     * may have moved out of its sight. Null where there is none.
     */
    public String seesMore(SyncRun run) {
        Map<String, Boolean> admins = new LinkedHashMap<>();
        database.statement(run, "entry-table/list-key-views").query(row -> {
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
