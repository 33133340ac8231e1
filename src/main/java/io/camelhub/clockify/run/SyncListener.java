package io.camelhub.clockify.run;

import io.camelhub.clockify.model.EventOutcome;
import java.time.Instant;

/**
 * Receives the progress of syncs, in the working thread.
 *
 * <p>A listener must be quick and safe for use by several threads. Names and messages are plain text without secrets.
 */
public interface SyncListener {

    /** A workspace has begun. */
    default void started(String integration, String workspaceId, String workspaceName) {
    }

    /**
     * Part of the days has been read.
     *
     * @param daysDone completely read days of entry starts
     * @param daysAll all days to be read
     */
    default void covered(String integration, String workspaceId, long daysDone, long daysAll) {
    }

    /** A page was written, with this number of received rows. */
    default void page(String integration, String workspaceId, int entries) {
    }

    /** New entries were found in normal operation: not by a backfill, a reconcile or a person's selection. */
    default void arrived(String workspaceId, int entries) {
    }

    /**
     * A request ended.
     *
     * @param workspaceId null for a request without one
     */
    default void requested(String workspaceId, RequestOutcome outcome) {
    }

    /**
     * A webhook delivery arrived.
     *
     * @param workspaceId null where it is not known
     */
    default void hinted(String workspaceId, HintOutcome outcome) {
    }

    /** An event was sent to {@code clockify.events.uri}, or was set aside. */
    default void sent(EventOutcome outcome) {
    }

    /** A workspace is done. */
    default void finished(RunSummary run) {
    }

    /** A workspace waits for its budget or a lease; a whole integration where {@code workspaceId} is null. */
    default void waiting(String integration, String workspaceId, Instant until, String reason) {
    }

    /** An integration as a whole failed; all others continue. */
    default void failed(String integration, String message) {
    }
}
