package io.camelhub.clockify.query;

import io.camelhub.clockify.people.IdentityChange;

/**
 * A line of the history of decisions.
 *
 * @param stands whether what it decided still holds; only then can it be undone
 * @param size how many users the same decision concerns
 */
public record DecisionLine(HistoryLine line, boolean stands, int size) {

    public IdentityChange change() {
        return line.change();
    }
}
