package io.camelhub.clockify.entries;

import io.camelhub.clockify.model.Reason;
import java.time.Instant;
import java.util.Collection;

/** What the tables must know of the run that writes them. */
public interface StoreContext {

    String workspaceId();

    /** Whether an integration still syncs the workspace; what it owned before falls to the next that sees it. */
    boolean owns(String integration);

    /** Why a new entry of this user, started at this time, is not to be stored; null where it is. */
    Reason keptOut(String userId, Instant startedAt, boolean running);

    /**
     * Whether what is stored of an entry is newer than what a page says of it.
     *
     * @param asked of the page; see {@link io.camelhub.clockify.model.TimeEntryPage#asked}
     */
    boolean isOutdated(String entryId, Long asked);

    /** What is known of some entries is as new as a page that is about to be written. */
    void noteAsked(Collection<String> entryIds, Long asked);

    /** What this run has read of the tables; new with each run. */
    StoreState stored();
}
