package io.camelhub.clockify.stream;

import java.util.List;
import java.util.Map;

/**
 * The stream for each of whose rows a child is asked for once. {@code {parent}} in the child's path is the parent's key.
 *
 * @param stream  the parent's name; it has one column as its key
 * @param where   values that the parent's row has, by column: those that are texts in the file, {@code true} or {@code false}
 * @param changed columns of the parent; where some are named, a child is asked for only after one of them has changed
 * @param line    where it is named in the file, from 1
 */
public record StreamParent(String stream, Map<String, Object> where, List<String> changed, int line) {

    public StreamParent {
        where = Map.copyOf(where);
        changed = List.copyOf(changed);
    }
}
