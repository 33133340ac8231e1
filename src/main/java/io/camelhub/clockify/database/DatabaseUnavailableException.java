package io.camelhub.clockify.database;

/** The hub's database does not answer, or is not one that is supported. */
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message) {
        super(message);
    }

    DatabaseUnavailableException(Throwable cause) {
        super("the database does not answer: " + cause.getMessage(), cause);
    }
}
