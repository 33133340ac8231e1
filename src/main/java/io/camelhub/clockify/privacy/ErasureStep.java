package io.camelhub.clockify.privacy;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.privacy.Personal.Fate;
import io.camelhub.clockify.privacy.Personal.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One statement of an erasure: it changes columns of one table, whose rows are found by one condition.
 *
 * @param columns the columns of the condition, then the other changed ones
 */
@Decision
record ErasureStep(List<Personal> columns) {

    /** The key by which columns are grouped into one step. */
    private record Found(String table, Kind kind, String where, boolean deleted, String file) {
    }

    ErasureStep {
        columns = List.copyOf(columns);
        Personal first = columns.get(0);
        if (first.file() == null && first.fate() != Fate.ROW_DELETED && columns.stream().allMatch(one -> one.value() == null)) {
            throw new IllegalArgumentException(first.table() + "." + first.column() + " finds somebody's rows, and nothing is said to go of them");
        }
    }

    /**
     * The steps of an erasure, in the order of the list. Steps that find rows by an entry's user come before the one that replaces that user by the
     * pseudonym.
     */
    static List<ErasureStep> of(List<Personal> data) {
        Map<Found, List<Personal>> steps = new LinkedHashMap<>();
        Map<String, List<Personal>> last = new LinkedHashMap<>();
        for (Personal one : data) {
            if (one.finds()) {
                List<Personal> step = steps.computeIfAbsent(
                        new Found(one.table(), one.kind(), one.where(), one.fate() == Fate.ROW_DELETED, one.file()), none -> new ArrayList<>());
                step.add(one);
                if (one.file() == null) {
                    last.put(one.table(), step);
                }
            } else if (one.value() != null) {
                if (!last.containsKey(one.table())) {
                    throw new IllegalArgumentException(one.table() + "." + one.column() + " is of somebody, and no column before it says of whom");
                }
                last.get(one.table()).add(one);
            }
        }
        List<ErasureStep> sorted = new ArrayList<>(steps.values().stream().map(ErasureStep::new).toList());
        sorted.sort((one, other) -> Boolean.compare(other.first().kind() == Kind.ENTRY_ID, one.first().kind() == Kind.ENTRY_ID));
        return sorted;
    }

    private Personal first() {
        return columns.get(0);
    }

    Personal.Of of() {
        return first().kind().of();
    }

    /** The column of the time entry by which the rows are found; null for another condition. */
    String entryColumn() {
        return first().kind() == Kind.ENTRY_ID && file() == null ? first().column() : null;
    }

    /** The name in the report; null for none. */
    String counted() {
        return first().counted();
    }

    /** The SQL file of the step; null where {@link #sql} is its statement. */
    String file() {
        return first().file();
    }

    /** The statement. */
    String sql() {
        return sql(columns.stream().filter(Personal::finds).map(Personal::condition).collect(Collectors.joining("\n  or ")));
    }

    /** The statement with a further condition. */
    String sql(String condition) {
        if (first().fate() == Fate.ROW_DELETED) {
            return "delete from " + first().table() + "\nwhere " + condition;
        }
        return "update " + first().table() + "\nset " + columns.stream().filter(one -> one.value() != null)
                .map(one -> one.column() + " = " + value(one)).collect(Collectors.joining(", ")) + "\nwhere " + condition;
    }

    /** The new value; where several columns find the row, only those that name the person change. */
    private String value(Personal one) {
        boolean alone = columns.stream().filter(Personal::finds).count() == 1;
        String when = one.finds() ? alone || isReplaced(one) ? null : one.condition() : one.where();
        return when == null ? one.value() : "case when " + when + " then " + one.value() + " else " + one.column() + " end";
    }

    /** Whether the value is replaced only where it contains the text. */
    private static boolean isReplaced(Personal one) {
        return one.fate() == Fate.REPLACED || one.fate() == Fate.LINES_REPLACED;
    }
}
