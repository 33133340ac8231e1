package io.camelhub.clockify.model;

import java.util.Objects;

/**
 * A new value of one custom field of one time entry, as the change feed reports it.
 *
 * @param fieldId the custom field's id
 * @param value as in {@link CustomField}; null where the field was emptied
 */
public record FieldChange(String timeEntryId, String fieldId, Object value) {

    public FieldChange {
        Objects.requireNonNull(timeEntryId);
        Objects.requireNonNull(fieldId);
    }
}
