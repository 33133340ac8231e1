package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import java.util.List;
import java.util.Map;

/**
 * The user of a request.
 *
 * @param email their address in the roster; null for none
 * @param employee the id of the employee whom an employee is; null where their address says it, and for other roles
 * @param csrf the anti-CSRF token of the session's forms
 * @param sections the sections of their role; the first is their start page
 */
public record Visitor(String name, Role role, String email, String employee, String csrf, List<Section> sections) {

    public Visitor {
        sections = List.copyOf(sections);
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Their start page. */
    public Address firstPage() {
        return new Address(sections.get(0).path(), Map.of());
    }
}
