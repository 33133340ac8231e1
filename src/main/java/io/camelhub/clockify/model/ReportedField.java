package io.camelhub.clockify.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * That the change feed reported the value of a custom field.
 *
 * @param timeEntryId the entry that has it
 * @param fieldId the custom field
 * @param createdAt when the entry got a value in this field; null where it is not known
 */
public record ReportedField(String timeEntryId, String fieldId, Instant createdAt) {

    public static final String TYPE = "TIME_ENTRY_CUSTOM_FIELD_VALUE";

    /** The text that stands for it in a list of records. */
    public String text() {
        return TYPE + "/" + key() + "/" + (createdAt == null ? "" : createdAt);
    }

    /** What such a text means; empty where it stands for something else. */
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

    /** What distinguishes the field of this entry from others. */
    public String key() {
        return key(timeEntryId, fieldId);
    }

    public static String key(String timeEntryId, String fieldId) {
        return timeEntryId + "/" + fieldId;
    }
}
