package io.camelhub.clockify.console.page;

import io.camelhub.clockify.command.console.ConsoleUser.Role;

/**
 * Who asks for a page.
 *
 * @param email by which a manager is known in the roster; null for none
 * @param csrf what every form of theirs carries
 */
public record Visitor(String name, Role role, String email, String csrf) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
