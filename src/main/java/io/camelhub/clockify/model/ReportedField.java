package io.camelhub.clockify.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of the change feed about a custom field's value.
 *
 * @param timeEntryId the entry that has the field
 * @param fieldId the custom field's id
 * @param createdAt when the entry got a value in this field; null where it is not known
 */
public record ReportedField(String timeEntryId, String fieldId, Instant createdAt) {

    public static final String TYPE = "TIME_ENTRY_CUSTOM_FIELD_VALUE";

    /** The text form in a stored list of records. */
    public String text() {
        return TYPE + "/" + key() + "/" + (createdAt == null ? "" : createdAt);
    }

    /** Parses the text form; empty where the text is another kind of record. */
    public static Optional<ReportedField> of(String record) {
        String[] parts = record.split("/", 4);
        if (parts.length < 4 || !TYPE.equals(parts[0])) {
            return Optional.empty();
        }
        return Optional.of(new ReportedField(parts[1], parts[2], time(parts[3])));
    }

    private static Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The key of this field of this entry. */
    public String key() {
        return key(timeEntryId, fieldId);
    }

    public static String key(String timeEntryId, String fieldId) {
        return timeEntryId + "/" + fieldId;
    }
}
