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
 * One statement of an erasure: what it does to the columns of one table whose rows are found in one way.
 *
 * @param columns those by which the rows are found, then those that change with them
 */
@Decision
record ErasureStep(List<Personal> columns) {

    /** In what the rows of a step are alike. */
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
     * The steps that take somebody out, in the order of the list. What goes by an entry's user comes before the entries, which take
     * the pseudonym then.
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

    /** The column that finds the rows by their time entries; null where they are found in another way. */
    String entryColumn() {
        return first().kind() == Kind.ENTRY_ID && file() == null ? first().column() : null;
    }

    /** What the report calls it; null for nothing. */
    String counted() {
        return first().counted();
    }

    /** The SQL file that does it; null where {@link #sql} is its statement. */
    String file() {
        return first().file();
    }

    /** The statement. */
    String sql() {
        return sql(columns.stream().filter(Personal::finds).map(Personal::condition).collect(Collectors.joining("\n  or ")));
    }

    /** The same for the rows for which something else holds. */
    String sql(String condition) {
        if (first().fate() == Fate.ROW_DELETED) {
            return "delete from " + first().table() + "\nwhere " + condition;
        }
        return "update " + first().table() + "\nset " + columns.stream().filter(one -> one.value() != null)
                .map(one -> one.column() + " = " + value(one)).collect(Collectors.joining(", ")) + "\nwhere " + condition;
    }

    /** Where several columns find the row, only those that name the person change. */
    private String value(Personal one) {
        boolean alone = columns.stream().filter(Personal::finds).count() == 1;
        String when = one.finds() ? alone || isReplaced(one) ? null : one.condition() : one.where();
        return when == null ? one.value() : "case when " + when + " then " + one.value() + " else " + one.column() + " end";
    }

    /** It changes where there is something to replace, and nowhere else. */
    private static boolean isReplaced(Personal one) {
        return one.fate() == Fate.REPLACED || one.fate() == Fate.LINES_REPLACED;
    }
}
