package io.camelhub.clockify.query;

import java.time.Instant;

/** The facts about a workspace that decide whether it is late or failed. */
interface Timing {

    /** The name, else the id. */
    String shownName();

    /** When the next run was or is due, even in the past; null for none, or for at once. */
    Instant dueAt();

    /** Null where it was never synced. */
    WorkspaceStatus.LastRun lastRun();

    /** Null where no run is to come. */
    WorkspaceStatus.Interval interval();

    /** Null where nothing is known of them. */
    Clocks clocks();

    /** Why the key does not see everybody's entries, in words; null where it does, or nothing shows that it does not. */
    String seesLess();

    /** Why the last run was not whole; null for nothing. */
    String error();
}
