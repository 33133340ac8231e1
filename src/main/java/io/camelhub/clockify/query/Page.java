package io.camelhub.clockify.query;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list that may be long, the newest first.
 *
 * @param next where the next page begins, to be handed back as it is; null where there is none
 */
public record Page<T>(List<T> rows, String next) {

    private static final int MOST = 1000;

    public Page {
        rows = List.copyOf(rows);
    }

    /** A size that is not too large. */
    static int bounded(int size) {
        return Math.max(1, Math.min(size, MOST));
    }

    /** The first rows; where there are more than fit, the last of those that do says where the next page begins. */
    static <T> Page<T> of(List<T> rows, int size, Function<T, String> cursor) {
        return rows.size() <= size ? new Page<>(rows, null) : new Page<>(rows.subList(0, size), cursor.apply(rows.get(size - 1)));
    }
}
