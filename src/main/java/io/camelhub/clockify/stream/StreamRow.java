package io.camelhub.clockify.stream;

import java.util.Map;

/**
 * A row of a stream as its table has it, or why it cannot be taken.
 *
 * @param key      its key, one text: the values of the key's columns with a slash between them; null where it has none
 * @param values   by column, in the order of the declaration; null where the row has none. Empty where it is rejected
 * @param rejected why it cannot be taken, in plain words, or null
 */
public record StreamRow(String key, Map<String, Object> values, String rejected) {

    /** Whether it cannot be taken. */
    public boolean isRejected() {
        return rejected != null;
    }
}
