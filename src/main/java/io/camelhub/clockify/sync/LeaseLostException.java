package io.camelhub.clockify.sync;

/** This run has lost its lease to another process, so it may write no more. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(String workspaceId) {
        super("workspace " + workspaceId + " was taken over by another process, since this one paused for too long");
    }
}
