package io.camelhub.clockify.timeline;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arrivals that a page already shows. Its text form fits into a URL.
 *
 * @param until everything stored until then is shown, by the database's clock
 * @param besides ids of later entries that are shown too: commits become visible a moment after their timestamp
 */
public record TimelineCursor(Instant until, Set<String> besides) {

    private static final String SEPARATOR = "~";
    /** Later than any time in the databases. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    public TimelineCursor {
        besides = Set.copyOf(besides);
    }

    /**
     * Parses {@link #text}.
     *
     * @throws IllegalArgumentException for an invalid text
     */
    public static TimelineCursor of(String text) {
        List<String> parts = List.of(text.split(SEPARATOR));
        try {
            Instant until = Instant.parse(parts.get(0));
            if (until.isBefore(Instant.EPOCH) || !until.isBefore(END)) {
                throw new IllegalArgumentException("nothing was stored at this time: " + text);
            }
            return new TimelineCursor(until, Set.copyOf(parts.subList(1, parts.size())));
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no time of a page: " + text, e);
        }
    }

    public String text() {
        return Stream.concat(Stream.of(until.toString()), besides.stream().sorted()).collect(Collectors.joining(SEPARATOR));
    }
}
