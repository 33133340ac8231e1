package io.camelhub.clockify.stream;

import java.util.List;

/**
 * The days that a stream is read for, where Clockify does not give all of it at once. What is not within them is left as it is stored.
 *
 * @param from    the first day, counted from today: -31 is a month ago
 * @param to      the last day, the same way
 * @param as      the form of {@code {start}} and {@code {end}} in path, query and body
 * @param columns what says whether a stored row is within: its day or time, or its start and its end
 */
public record StreamWindow(int from, int to, Form as, List<String> columns) {

    /** The form of a day in a request. */
    public enum Form {
        /** {@code 2026-01-31}. */
        DATE,
        /** The first, or for the end the last, millisecond of the day, with a Z: {@code 2026-01-31T23:59:59.999Z}. */
        TIME
    }

    public StreamWindow {
        columns = List.copyOf(columns);
    }
}
