package io.camelhub.clockify.query;

import io.camelhub.clockify.people.IdentityChange;

/**
 * A line of the decision history.
 *
 * @param stands whether the decision is still in force, so that it can be undone
 * @param size the number of users of the same decision
 */
public record DecisionLine(HistoryLine line, boolean stands, int size) {

    public IdentityChange change() {
        return line.change();
    }
}
