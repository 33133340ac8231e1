package io.camelhub.clockify.simulator;

import java.time.Instant;

/** The value of one custom field at one entry: text, number, boolean or a list of texts. */
record FieldValue(String id, CustomField field, Object value, Instant created, Instant updated) {
}
