package io.camelhub.clockify.run;

import io.camelhub.clockify.model.EventOutcome;
import java.time.Instant;

/**
 * Hears how a sync goes on, in the thread that does the work.
 *
 * <p>A listener must be quick and safe for use by several threads. All names and messages are plain text; none holds a
 * secret.
 */
public interface SyncListener {

    /** A workspace has begun. */
    default void started(String integration, String workspaceId, String workspaceName) {
    }

    /**
     * How much of the time asked for has been read.
     *
     * @param daysDone days of entry starts that are read whole
     * @param daysAll days that are to be read in all
     */
    default void covered(String integration, String workspaceId, long daysDone, long daysAll) {
    }

    /** A page of entries was written; {@code entries} counts the rows received. */
    default void page(String integration, String workspaceId, int entries) {
    }

    /** Entries were new that nobody had to look for: what is read for the first time, compared or chosen is not among them. */
    default void arrived(String workspaceId, int entries) {
    }

    /**
     * A request came to its end.
     *
     * @param workspaceId null where it concerns none
     */
    default void requested(String workspaceId, RequestOutcome outcome) {
    }

    /**
     * A webhook of Clockify's sent something.
     *
     * @param workspaceId null where it is not known whose it is
     */
    default void hinted(String workspaceId, HintOutcome outcome) {
    }

    /** An event was sent to {@code clockify.events.uri}, or is not sent any more. */
    default void sent(EventOutcome outcome) {
    }

    /** A workspace is done. */
    default void finished(RunSummary run) {
    }

    /** A workspace waits, for its budget or for a lease; or a whole integration, where no workspace is named. */
    default void waiting(String integration, String workspaceId, Instant until, String reason) {
    }

    /** An integration as a whole failed; its other workspaces and all other integrations go on. */
    default void failed(String integration, String message) {
    }
}
