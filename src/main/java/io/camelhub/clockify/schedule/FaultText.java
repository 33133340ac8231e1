package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.roster.Pseudonymizer;
import org.springframework.dao.DataAccessException;

/** What a fault says to people, in one line. */
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
     * A text without somebody who was erased, whom it may name where it repeats what Clockify said; null stays null.
     *
     * @throws DataAccessException where the database does not tell who was
     */
    String withoutErased(String text) {
        return pseudonyms.users().in(text);
    }
}
