package io.camelhub.clockify.simulator;

/** The value of a custom field at one entry: text, number, boolean or a list of texts. */
public record FieldView(String name, Object value) {
}
