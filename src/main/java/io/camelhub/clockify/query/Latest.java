package io.camelhub.clockify.query;

import java.util.List;

/**
 * The end of a list that may be long.
 *
 * @param earlier how many come before
 */
public record Latest<T>(int earlier, List<T> rows) {

    public Latest {
        rows = List.copyOf(rows);
    }

    /** The last rows, at least one. */
    public static <T> Latest<T> of(List<T> all, int last) {
        int earlier = Math.max(0, all.size() - Math.max(1, last));
        return new Latest<>(earlier, all.subList(earlier, all.size()));
    }
}
