package io.camelhub.clockify.people;

/** A person's order is impossible; the message says why, and what to order instead. */
public final class WrongRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongRequestException(String message) {
        super(message);
    }
}
