package io.camelhub.clockify.simulator;

/** A custom field of a workspace; type is Clockify's: TXT, NUMBER, CHECKBOX or DROPDOWN_MULTIPLE. */
record CustomField(String id, String name, String type) {
}
