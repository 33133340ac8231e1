package io.camelhub.clockify.database;

import java.sql.SQLException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The hub's database does not answer, or is not a supported one. */
public final class DatabaseUnavailableException extends RuntimeException {

    public DatabaseUnavailableException(String message) {
        super(message);
    }

    DatabaseUnavailableException(Throwable cause) {
        super(words(cause), cause);
    }

    /**
     * The reason of a database failure, in words; null where it is none. Names a missing connection with its cause, which Spring's and the pool's
     * messages leave out, and a full disk.
     */
    public static String reason(Throwable fault) {
        return FullDisk.caused(fault) ? "the disk of the database is full: make room on it, and start an H2 database again, with its hub" : fault instanceof CannotGetJdbcConnectionException || fault instanceof CannotCreateTransactionException
                ? words(fault) : fault.getMessage();
    }

    private static String words(Throwable fault) {
        String said = fault.getMessage();
        int depth = 0;
        for (Throwable cause = fault; cause != null && depth < 20; cause = cause.getCause()) {
            // the driver's exception, not the pool's around it
            said = cause instanceof SQLException && cause.getMessage() != null ? cause.getMessage() : said;
            depth++;
        }
        return "the database does not answer: " + withoutPassword(String.valueOf(said));
    }

    /** A driver's message without the password in a URL that it may quote. */
    public static String withoutPassword(String said) {
        return said.replaceAll("(?i)(password|pwd)=[^;&\\s\"]*", "$1=****");
    }
}
