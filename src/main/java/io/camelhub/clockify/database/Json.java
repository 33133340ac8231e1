package io.camelhub.clockify.database;

/**
 * A text for a column that holds JSON.
 *
 * @param text null is no value
 */
public record Json(String text) {
}
