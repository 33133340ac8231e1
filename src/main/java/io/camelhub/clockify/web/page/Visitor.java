package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import java.util.List;
import java.util.Map;

/**
 * Who asks for a page.
 *
 * @param email by which a manager is known in the roster; null for none
 * @param csrf what every form of theirs carries
 * @param sections what they may go to; where they begin is the first
 */
public record Visitor(String name, Role role, String email, String csrf, List<Section> sections) {

    public Visitor {
        sections = List.copyOf(sections);
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Where they begin. */
    public Address firstPage() {
        return new Address(sections.get(0).path(), Map.of());
    }
}
