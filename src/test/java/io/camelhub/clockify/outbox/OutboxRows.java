package io.camelhub.clockify.outbox;

import io.camelhub.clockify.Hub;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events that wait in a hub's outbox, as a test puts them there. */
public final class OutboxRows {

    private OutboxRows() {
    }

    /** Adds one with a small payload that names its id, written at half a second before ten. */
    public static void insert(Hub hub, String id, String key, boolean replayed) {
        insert(hub, List.of(Map.of("id", id, "key", key)), replayed);
    }

    /** Adds so many, {@code <key>-<number>}, of keys by turns, of the workspace 5a. */
    public static List<String> insert(Hub hub, int events, int keys) {
        List<String> ids = IntStream.range(0, events).mapToObj(number -> "k" + number % keys + "-" + number).toList();
        hub.database().inTransaction(() -> insert(hub, ids.stream().map(id -> Map.of("id", id, "key", "5a:" + key(id))).toList(), false));
        return ids;
    }

    private static void insert(Hub hub, List<Map<String, String>> rows, boolean replayed) {
        new org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate(hub.database().dataSource()).batchUpdate(
                "insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at, replayed)"
                        + " values (:id, 'time-entry', :key, 'clockify.time-entry.updated', :payload, :at, " + replayed + ")",
                rows.stream().map(row -> Map.of("id", row.get("id"), "key", row.get("key"), "payload", "{\"id\": \"" + row.get("id") + "\"}",
                        "at", hub.database().bind(Instant.parse("2026-11-20T09:59:59.5Z")))).toArray(Map[]::new));
    }

    /** The part before the number. */
    public static String key(String id) {
        return id.replaceAll("-.*", "");
    }

    /** Those of each key, in the order of a list. */
    public static Map<String, List<String>> byKey(List<String> ids) {
        return ids.stream().collect(Collectors.groupingBy(OutboxRows::key));
    }
}
