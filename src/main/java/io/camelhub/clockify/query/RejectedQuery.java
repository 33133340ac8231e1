package io.camelhub.clockify.query;

import io.camelhub.clockify.store.RejectedRows;

/** The rows of Clockify's answers that could not be taken. */
public final class RejectedQuery {

    private final RejectedRows rows;

    public RejectedQuery(RejectedRows rows) {
        this.rows = rows;
    }

    /** So many of those that were seen last, the latest at the end. */
    public Latest<RejectedRows.Row> latest(int last) {
        return Latest.of(rows.list(), last);
    }
}
