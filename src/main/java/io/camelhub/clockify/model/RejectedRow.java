package io.camelhub.clockify.model;

import java.util.Objects;

/**
 * A row of an answer that could not be read.
 *
 * @param kind the expected kind, e.g. {@code time_entry}
 * @param id its id, or null where it has none
 * @param reason in words for an admin
 * @param payload the row as received, JSON
 */
public record RejectedRow(String kind, String id, String reason, String payload) {

    public RejectedRow {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(payload);
    }
}
