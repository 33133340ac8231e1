package io.camelhub.clockify.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * A new value of one custom field of one time entry, as the change feed tells it.
 *
 * @param timeEntryId the entry
 * @param fieldId the custom field
 * @param value the value; null where the field was emptied
 */
public record FieldChange(String timeEntryId, String fieldId, JsonNode value) {

    public FieldChange {
        Objects.requireNonNull(timeEntryId);
        Objects.requireNonNull(fieldId);
    }
}
