package io.camelhub.clockify.entries;

/** What a run keeps in memory of the tables of its workspace. Used by one thread at a time. */
public final class StoreState {

    final KnownReferences references = new KnownReferences();

    /** Whether rejected rows of the workspace are kept; null as long as nobody looked. */
    Boolean rejectedKnown;
}
