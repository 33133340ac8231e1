package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Counts the time entries of workspaces. That is slow with millions, so a count is kept until a sync may have changed it, and at least a hundred
 * times as long as counting took. Safe for use by several threads.
 */
final class EntryCounts {

    private static final int REST = 100;

    private final Database database;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    EntryCounts(Database database) {
        this.database = database;
    }

    /** @param current includes those that are running */
    record Counts(long current, long running, long deleted) {

        static final Counts NONE = new Counts(0, 0, 0);
    }

    /** @param until by {@link System#nanoTime} */
    private record Kept(Counts counts, Object asOf, long until) {
    }

    /** @param workspaces a version by workspace id, which differs after each sync that may have changed entries */
    Map<String, Counts> of(Map<String, ?> workspaces) {
        long now = System.nanoTime();
        Set<String> stale = workspaces.keySet().stream().filter(id -> {
            Kept one = kept.get(id);
            return one == null || !one.asOf().equals(workspaces.get(id)) && now - one.until() > 0;
        }).collect(Collectors.toSet());
        if (!stale.isEmpty()) {
            Map<String, Counts> counted = counted(stale);
            long until = now + REST * (System.nanoTime() - now);
            stale.forEach(id -> kept.put(id, new Kept(counted.getOrDefault(id, Counts.NONE), workspaces.get(id), until)));
        }
        return workspaces.keySet().stream().collect(Collectors.toMap(id -> id, id -> kept.get(id).counts()));
    }

    private Map<String, Counts> counted(Collection<String> workspaces) {
        Map<String, Counts> counted = new HashMap<>();
        database.statement("entry-counts/entries", "workspaces", workspaces).query(row -> {
            counted.put(row.getString("workspace_id"), new Counts(
                    row.getLong("entries") - row.getLong("deleted"), row.getLong("running"), row.getLong("deleted")));
        });
        return counted;
    }
}
