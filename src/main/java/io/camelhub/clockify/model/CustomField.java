package io.camelhub.clockify.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The value of a custom field of a time entry. Two are equal if name and value are; numbers are compared by value, so that 1 equals 1.0.
 *
 * @param name null where it is not known
 * @param value text, number, flag, list or map of such; null only inside a list or a map
 */
public record CustomField(String name, Object value) {

    /** Whether two values are equal, numbers by value. */
    public static boolean same(Object one, Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return a.equals(b) || new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return a.size() == b.size() && IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
        }
        return Objects.equals(one, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomField field && Objects.equals(name, field.name) && same(value, field.value);
    }

    /** By the name alone, because 1 and 1.0 are equal but have different hash codes. */
    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }
}
