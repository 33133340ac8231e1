package io.camelhub.clockify.database;

import java.sql.SQLException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The hub's database does not answer, or is not one that is supported. */
public final class DatabaseUnavailableException extends RuntimeException {

    public DatabaseUnavailableException(String message) {
        super(message);
    }

    DatabaseUnavailableException(Throwable cause) {
        super(words(cause), cause);
    }

    /**
     * What a fault says, may be null; where there was no connection to be had, that the database does not answer, and why, of which
     * Spring and the pool say nothing; where its disk is full, that.
     */
    public static String reason(Throwable fault) {
        return FullDisk.caused(fault) ? "the disk of the database is full: make room on it, and start an H2 database again, with its hub" : fault instanceof CannotGetJdbcConnectionException || fault instanceof CannotCreateTransactionException
                ? words(fault) : fault.getMessage();
    }

    private static String words(Throwable fault) {
        String said = fault.getMessage();
        int depth = 0;
        for (Throwable cause = fault; cause != null && depth < 20; cause = cause.getCause()) {
            // the driver's, not the pool's around it
            said = cause instanceof SQLException && cause.getMessage() != null ? cause.getMessage() : said;
            depth++;
        }
        return "the database does not answer: " + withoutPassword(String.valueOf(said));
    }

    /** A driver's words, which may repeat an address with a password in it, without the password. */
    public static String withoutPassword(String said) {
        return said.replaceAll("(?i)(password|pwd)=[^;&\\s\"]*", "$1=****");
    }
}
