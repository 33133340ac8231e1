package io.camelhub.clockify.command;

import java.util.Locale;
import java.util.Objects;

/**
 * Somebody who may log in to the console.
 *
 * @param email by which they are known in the roster, for a manager; null for none
 * @param hash of the password, by bcrypt; null for somebody whom only a reverse proxy lets in
 */
public record ConsoleUser(String name, Role role, String email, String hash) {

    /** What somebody may see. */
    public enum Role {
        /** Everything. */
        ADMIN,
        /** Timeline and activity of their own team, and of those that report to them. */
        MANAGER,
        /** Timeline and activity. */
        VIEWER;

        /** As it is written in files and shown. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ConsoleUser {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
    }
}
