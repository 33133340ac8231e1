package io.camelhub.clockify.timeline;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A position in the timeline from which a page continues: after an event, or before a time. Its text form fits into a URL.
 *
 * @param workspaceId of the last event shown; null for a position before the time
 * @param timeEntryId of the last event shown; null for a position before the time
 */
public record Cursor(Instant occurredAt, String workspaceId, String timeEntryId) {

    private static final String SEPARATOR = "~";

    /** Behind an event. */
    static Cursor behind(EntryKey entry) {
        return new Cursor(entry.startedAt(), entry.workspaceId(), entry.id());
    }

    /** Before a time. */
    static Cursor before(Instant time) {
        return new Cursor(time, null, null);
    }

    /**
     * Parses {@link #text}.
     *
     * @throws IllegalArgumentException for an invalid text
     */
    public static Cursor of(String text) {
        String[] parts = text.split(SEPARATOR, 3);
        try {
            return parts.length == 3 ? new Cursor(Instant.parse(parts[0]), parts[1], parts[2]) : before(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("this is no place in the timeline: " + text, e);
        }
    }

    public String text() {
        return timeEntryId == null ? occurredAt.toString() : String.join(SEPARATOR, occurredAt.toString(), workspaceId, timeEntryId);
    }
}
