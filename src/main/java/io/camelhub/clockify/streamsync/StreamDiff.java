package io.camelhub.clockify.streamsync;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a page of a stream means for its table.
 *
 * @param page what was read
 * @param at when it is written, by the database's clock
 * @param inserts rows that are new, by column
 * @param updates rows of which something is written, by column: those of their keys, and those that are otherwise
 * @param unchanged the keys of rows of which nothing is written but that they were seen
 * @param changes what is reported of it: history and events
 */
public record StreamDiff(StreamPage page, Instant at, List<Map<String, Object>> inserts, List<Map<String, Object>> updates,
        List<String> unchanged, List<Change> changes) {

    /** What became of a row. */
    public enum Kind { CREATED, UPDATED, RESTORED, DELETED }

    /**
     * What became of a row that is reported.
     *
     * @param userId the person whose row it is; null where it is nobody's
     * @param row as it is now, by column
     * @param before what was otherwise, by column
     * @param after the same as it is
     */
    public record Change(String key, String userId, Kind kind, Map<String, Object> row, Map<String, Object> before, Map<String, Object> after) {
    }
}
