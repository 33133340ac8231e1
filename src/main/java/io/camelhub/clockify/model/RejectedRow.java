package io.camelhub.clockify.model;

import java.util.Objects;

/**
 * A row of an answer that could not be taken.
 *
 * @param kind what it should have been, for instance {@code time_entry}
 * @param id its id, or null where it has none
 * @param reason why, in plain words
 * @param payload the row as it came, JSON
 */
public record RejectedRow(String kind, String id, String reason, String payload) {

    public RejectedRow {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(payload);
    }
}
