package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that came without their key. Any of them may be a stored row that seems to be missing, unless it was there, just the same, in a reading
 * after which nothing was missing: then it is another one.
 */
@Decision
final class KeylessRows {

    /** More are not remembered. */
    private static final int MOST = 1000;

    /** Of what holds nothing that it could be told by. */
    private static final int ANY = 0;

    private final List<Integer> rows;

    KeylessRows(List<Integer> rows) {
        this.rows = new ArrayList<>(rows == null ? List.of() : rows);
    }

    /** @param content of a row; null where it holds nothing */
    void add(String content) {
        if (rows.size() <= MOST) {
            rows.add(content != null && rows.size() < MOST ? content.hashCode() : ANY);
        }
    }

    void clear() {
        rows.clear();
    }

    int number() {
        return rows.size();
    }

    /** Each as a number that rows with the same content share. */
    List<Integer> rows() {
        return List.copyOf(rows);
    }

    /** Whether each is one of some earlier ones. */
    boolean areAll(List<Integer> known) {
        List<Integer> left = new ArrayList<>(known);
        return rows.stream().allMatch(row -> row != ANY && left.remove(row));
    }
}
