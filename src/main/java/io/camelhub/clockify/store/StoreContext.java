package io.camelhub.clockify.store;

import io.camelhub.clockify.model.reason.Reason;
import java.time.Instant;

/** What the tables must know of the run that writes them. */
public interface StoreContext {

    String workspaceId();

    /** Whether an integration still syncs the workspace; what it owned before falls to the next that sees it. */
    boolean owns(String integration);

    /** Why a new entry of this user, started at this time, is not to be stored; null where it is. */
    Reason keptOut(String userId, Instant startedAt, boolean running);

    /** What this run has read of the tables; new with each run. */
    StoreState stored();
}
