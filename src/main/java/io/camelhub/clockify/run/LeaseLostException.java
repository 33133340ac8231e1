package io.camelhub.clockify.run;

/** The run has ended or lost its lease, so it may neither send requests nor write. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(String workspaceId) {
        super("workspace " + workspaceId + " was taken over by another process, since this one paused for too long, or its sync "
                + "has ended meanwhile");
    }
}
