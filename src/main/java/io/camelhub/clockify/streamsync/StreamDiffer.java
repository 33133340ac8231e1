package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.streamsync.StreamDiff.Change;
import io.camelhub.clockify.streamsync.StreamDiff.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Compares a page of a stream with what is stored. Only columns that a row carries are compared, and one that moves by itself
 * ({@code compare: false}) is written, and is no change; nor is it one that a user is matched to another employee.
 */
@Decision
final class StreamDiffer {

    private static final String CHANGED_AT = "changed_at";

    private final StreamPage page;
    private final StreamDeclaration stream;
    private final Map<String, Map<String, Object>> stored;
    private final Instant now;
    private final BiPredicate<Object, Object> same;
    private final List<Map<String, Object>> inserts = new ArrayList<>();
    private final List<Map<String, Object>> updates = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private StreamDiffer(StreamPage page, Map<String, Map<String, Object>> stored, Instant now, BiPredicate<Object, Object> same) {
        this.page = page;
        this.stream = page.declaration();
        this.stored = stored;
        this.now = now;
        this.same = same;
    }

    /**
     * What a page means.
     *
     * @param stored the stored ones among its rows, by their keys
     * @param same whether two values of a column are the same
     */
    static StreamDiff diff(StreamPage page, Map<String, Map<String, Object>> stored, Instant now, BiPredicate<Object, Object> same) {
        return new StreamDiffer(page, stored, now, same).diff();
    }

    private StreamDiff diff() {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        page.rows().forEach(row -> rows.put(StreamKeys.of(stream, row), row));
        rows.forEach((key, row) -> {
            Map<String, Object> before = stored.get(key);
            if (before == null) {
                insert(key, row);
            } else {
                update(key, row, before);
            }
        });
        page.origin().seen().stream().filter(key -> stored.containsKey(key) && !rows.containsKey(key)).forEach(unchanged::add);
        page.origin().gone().stream().filter(stored::containsKey).forEach(this::miss);
        return new StreamDiff(page, now, inserts, updates, unchanged, changes);
    }

    private void insert(String key, Map<String, Object> row) {
        Map<String, Object> insert = new LinkedHashMap<>(row);
        insert.put("first_seen_at", now);
        insert.put(CHANGED_AT, now);
        insert.put("generation", page.origin().generation());
        inserts.add(insert);
        changes.add(new Change(key, owner(row), Kind.CREATED, row, Map.of(), Map.of()));
    }

    private void update(String key, Map<String, Object> row, Map<String, Object> before) {
        Set<String> other = row.keySet().stream().filter(column -> !same.test(before.get(column), row.get(column))).collect(Collectors.toSet());
        Set<String> reported = stream.columns().stream().filter(StreamColumn::compared).map(StreamColumn::name).filter(other::contains)
                .collect(Collectors.toCollection(HashSet::new));
        String missing = stream.missing().column();
        boolean restored = missing != null && before.get(missing) != null;
        if (other.isEmpty() && !restored) {
            unchanged.add(key);
            return;
        }
        Map<String, Object> update = key(row);
        other.forEach(column -> update.put(column, row.get(column)));
        update.put("generation", page.origin().generation());
        if (restored) {
            update.put(missing, null);
        }
        if (restored || !reported.isEmpty()) {
            update.put(CHANGED_AT, now);
            Map<String, Object> whole = new LinkedHashMap<>(before);
            whole.putAll(row);
            whole.remove(missing);
            changes.add(new Change(key, owner(whole), restored ? Kind.RESTORED : Kind.UPDATED, whole, values(before, reported), values(row, reported)));
        }
        updates.add(update);
    }

    private void miss(String key) {
        Map<String, Object> before = stored.get(key);
        String missing = stream.missing().column();
        if (before.get(missing) == null) {
            Map<String, Object> update = key(before);
            update.put(missing, now);
            update.put(CHANGED_AT, now);
            updates.add(update);
            changes.add(new Change(key, owner(before), Kind.DELETED, before, Map.of(), Map.of()));
        }
    }

    private Map<String, Object> key(Map<String, Object> row) {
        Map<String, Object> key = new LinkedHashMap<>();
        stream.key().forEach(column -> key.put(column, row.get(column)));
        return key;
    }

    private String owner(Map<String, Object> row) {
        return (String) stream.whose().map(StreamColumn::name).map(row::get).orElse(null);
    }

    private static Map<String, Object> values(Map<String, Object> row, Set<String> columns) {
        Map<String, Object> values = new HashMap<>();
        columns.forEach(column -> values.put(column, row.get(column)));
        return values;
    }
}
