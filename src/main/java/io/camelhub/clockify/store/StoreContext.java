package io.camelhub.clockify.store;

import java.time.Instant;

/** What the tables must know of the run that writes them. */
public interface StoreContext {

    String workspaceId();

    /** Whether an integration still syncs the workspace; what it owned before falls to the next that sees it. */
    boolean owns(String integration);

    /** Whether a new entry of this user, started at this time, is to be stored. */
    boolean wants(String userId, Instant startedAt, boolean running);

    /** What this run has read of the tables; new with each run. */
    StoreState stored();
}
