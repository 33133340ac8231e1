package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.roster.Pseudonymizer;
import org.springframework.dao.DataAccessException;

/** The text of an exception for people, on one line. */
final class FaultText {

    private final Pseudonymizer pseudonyms;

    FaultText(Database database) {
        pseudonyms = new Pseudonymizer(database);
    }

    static String of(Throwable cause) {
        String reason = DatabaseUnavailableException.reason(cause);
        return reason == null
                ? cause.getClass().getSimpleName()
                : reason.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
    }

    /**
     * The text with pseudonyms for erased people, whom it may name by quoting Clockify; null stays null.
     *
     * @throws DataAccessException where the erased people cannot be read
     */
    String withoutErased(String text) {
        return pseudonyms.users().in(text);
    }
}
