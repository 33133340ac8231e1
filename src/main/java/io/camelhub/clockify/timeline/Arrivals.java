package io.camelhub.clockify.timeline;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.entries.JsonColumns;
import io.camelhub.clockify.timeline.ResolvedFilter.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds entries that newly appear under a filter since some time: newly stored ones, anywhere in the timeline, and changed ones that the filter
 * excluded before.
 */
final class Arrivals {

    /** The longest time between an entry's stored timestamp and its commit, when others can see it. */
    private static final Duration UNSEEN = Duration.ofSeconds(10);

    /** Most ids in a cursor. */
    private static final int BESIDES = 50;

    /** Most recent changes that are examined. */
    private static final int LOOKED_AT = 5000;

    private final Database database;
    private final FilteredEntries entries;
    private final JsonColumns columns;

    Arrivals(Database database, FilteredEntries entries, JsonColumns columns) {
        this.database = database;
        this.entries = entries;
        this.columns = columns;
    }

    /** An entry that came into sight. */
    record Arrival(EntryKey key, Instant seenAt) {
    }

    /** @param more whether there are more than were examined */
    record Found(List<Arrival> arrivals, boolean more) {
    }

    /** The arrivals since a cursor, in the order of the timeline. */
    Found since(ResolvedFilter sight, TimelineCursor seen) {
        if (sight.filter().deleted()) {
            // a deleted entry leaves the timeline; deletions never arrive
            return new Found(List.of(), false);
        }
        Map<EntryKey, Instant> arrived = new LinkedHashMap<>();
        List<Row> rows = rows("arrived", sight, seen.until());
        rows.stream().filter(row -> sight.holds(row.now())).forEach(row -> arrived.put(row.now().key(), row.seenAt()));
        List<Row> changes = rows("changed", sight, seen.until());
        Map<EntryKey, Version> before = new HashMap<>();
        changes.forEach(row -> before.put(row.now().key(), before.getOrDefault(row.now().key(), row.now()).before(row.kind(), row.old())));
        changes.stream().filter(row -> sight.holds(row.now()) && !sight.holds(before.get(row.now().key())))
                .forEach(row -> arrived.putIfAbsent(row.now().key(), row.seenAt()));
        return new Found(arrived.entrySet().stream().filter(one -> !seen.besides().contains(one.getKey().id()))
                .map(one -> new Arrival(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Arrival::key, EntryKey.NEWEST_FIRST)).toList(),
                Math.max(rows.size(), changes.size()) == LOOKED_AT);
    }

    /** The cursor of a page that shows everything up to now. */
    TimelineCursor now(ResolvedFilter sight) {
        Instant until = database.now().minus(UNSEEN);
        List<Arrival> latest = since(sight, new TimelineCursor(until, Set.of())).arrivals().stream()
                .sorted(Comparator.comparing(Arrival::seenAt).reversed()).toList();
        Instant known = latest.size() > BESIDES ? latest.get(BESIDES).seenAt() : until;
        return new TimelineCursor(known, latest.stream().filter(one -> one.seenAt().isAfter(known)).map(one -> one.key().id()).collect(Collectors.toSet()));
    }

    /** An entry as it is now, with the old values of a change. */
    private record Row(Version now, Instant seenAt, String kind, Map<String, Object> old) {
    }

    /** The newest first. */
    private List<Row> rows(String statement, ResolvedFilter sight, Instant after) {
        return entries.after(statement, sight, after).param("most", LOOKED_AT).query((row, index) -> row(row)).list();
    }

    private Row row(ResultSet row) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        for (String column : List.of("user_id", "type", "project_name", "client_name", "task_name", "description")) {
            values.put(column, row.getString(column));
        }
        values.put("tags", columns.texts(row.getString("tags")));
        boolean billable = row.getBoolean("billable");
        values.put("billable", row.wasNull() ? null : billable);
        Instant start = database.instant(row, "started_at");
        values.put("started_at", start.toString());
        values.put("ended_at", Objects.toString(database.instant(row, "ended_at"), null));
        String old = row.getString("old_values");
        return new Row(new Version(new EntryKey(row.getString("workspace_id"), row.getString("id"), start), row.getString("integration"), values),
                database.instant(row, "seen_at"), row.getString("kind"), old == null ? null : columns.object(old));
    }
}
