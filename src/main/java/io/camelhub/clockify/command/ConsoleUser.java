package io.camelhub.clockify.command;

import java.util.Locale;
import java.util.Objects;

/**
 * A user of the console.
 *
 * @param email a manager's address in the roster; null for none
 * @param hash the password's bcrypt hash; null for a user who logs in through a reverse proxy only
 */
public record ConsoleUser(String name, Role role, String email, String hash) {

    public enum Role {
        /** Everything. */
        ADMIN,
        /** Timeline and activity of their own team, and of those that report to them. */
        MANAGER,
        /** Timeline and activity. */
        VIEWER;

        /** The name in files and on pages. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ConsoleUser {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
    }
}
