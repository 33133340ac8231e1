package io.camelhub.clockify.entries;

import io.camelhub.clockify.model.Reason;
import java.time.Instant;
import java.util.Collection;

/** The facts about a run that the tables need. */
public interface StoreContext {

    String workspaceId();

    /** Whether an integration still syncs the workspace; otherwise its entries pass to the next integration that reads them. */
    boolean owns(String integration);

    /** Why a new entry is not stored; null where it is. */
    Reason keptOut(String userId, Instant startedAt, boolean running);

    /**
     * Whether the stored entry is newer than a page.
     *
     * @param asked of the page; see {@link io.camelhub.clockify.model.TimeEntryPage#asked}
     */
    boolean isOutdated(String entryId, Long asked);

    /** Records that these entries are about to be written from a page requested at that time. */
    void noteAsked(Collection<String> entryIds, Long asked);

    /** The run's cache of stored data. */
    StoreState stored();
}
