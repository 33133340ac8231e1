package io.camelhub.clockify.people;

/** What was asked for cannot be done as it was asked; the message says to an admin why, and what would be right. */
public final class WrongRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongRequestException(String message) {
        super(message);
    }
}
