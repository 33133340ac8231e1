package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The text of statements on one table that all databases have in common. */
@Decision
final class Sql {

    private Sql() {
    }

    static String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks(columns.size()) + ")";
    }

    /** The statement with the keys' values at the end. */
    static String update(String table, List<String> columns, List<String> keys) {
        return "update " + table
                + columns.stream().filter(column -> !keys.contains(column)).map(column -> column + " = ?").collect(Collectors.joining(", ", " set ", ""))
                + " where " + equal(keys);
    }

    static String equal(List<String> columns) {
        return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The values, and the last of them again until they are a power of two: so there are few different statements. */
    static List<Object> padded(Collection<?> values) {
        List<Object> padded = new ArrayList<>(values);
        int count = Integer.highestOneBit(2 * padded.size() - 1);
        padded.addAll(Collections.nCopies(count - padded.size(), padded.get(padded.size() - 1)));
        return padded;
    }

    /** Joins the parts of a statement. */
    static String text(List<?> parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            String word = part.toString();
            if (text.length() > 0 && !word.equals(",") && !word.equals(")") && text.charAt(text.length() - 1) != '(') {
                text.append(' ');
            }
            text.append(word);
        }
        return text.toString();
    }
}
