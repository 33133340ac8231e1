package io.camelhub.clockify.schedule;

/** None of an integration's {@code team-ids} is a workspace or user group that its key can see. */
public final class UnknownTeamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTeamException(String message) {
        super(message);
    }
}
