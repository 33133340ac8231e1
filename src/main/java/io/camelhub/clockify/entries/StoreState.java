package io.camelhub.clockify.entries;

/** A run's cache of its workspace's tables. Used by one thread at a time. */
public final class StoreState {

    final KnownReferences references = new KnownReferences();

    /** Whether the workspace has rejected rows; null until it is queried. */
    Boolean rejectedKnown;
}
