package io.camelhub.clockify.command;

import java.util.Locale;
import java.util.Objects;

/**
 * A user of the console.
 *
 * @param email their address in the roster; null for none
 * @param employee the id of the employee whom an employee is; null where their address says it, and for other roles
 * @param hash the password's bcrypt hash; null for a user who logs in through a reverse proxy only
 */
public record ConsoleUser(String name, Role role, String email, String employee, String hash) {

    public enum Role {
        /** Everything. */
        ADMIN,
        /** Timeline and activity of their own team, and of those that report to them. */
        MANAGER,
        /** Timeline and activity. */
        VIEWER,
        /** What concerns themself. */
        EMPLOYEE;

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
