package io.camelhub.clockify.sync.run;

import io.camelhub.clockify.model.TimeEntryPage;

/**
 * How far the reading got that a page is part of, to be remembered in the transaction that stores the page. Given to
 * {@code direct:clockify-sink} in the variable {@code clockifyCheckpoint}.
 */
@FunctionalInterface
public interface Checkpoint {

    void keep(TimeEntryPage page);
}
