package io.camelhub.clockify.query;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, the newest first.
 *
 * @param next the cursor of the next page; null for none
 */
public record Page<T>(List<T> rows, String next) {

    private static final int MOST = 1000;

    public Page {
        rows = List.copyOf(rows);
    }

    /** The page size within its limits. */
    static int bounded(int size) {
        return Math.max(1, Math.min(size, MOST));
    }

    /** The first rows; if there are more, the cursor is that of the last row. */
    static <T> Page<T> of(List<T> rows, int size, Function<T, String> cursor) {
        return rows.size() <= size ? new Page<>(rows, null) : new Page<>(rows.subList(0, size), cursor.apply(rows.get(size - 1)));
    }
}
