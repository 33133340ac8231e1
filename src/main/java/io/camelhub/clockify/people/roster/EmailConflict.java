package io.camelhub.clockify.people.roster;

import java.util.List;

/**
 * One e-mail address that several employees have.
 *
 * @param email the address's comparison key
 * @param employees the employees, each as {@code id (name)}; at least two
 */
public record EmailConflict(String email, List<String> employees) {

    public EmailConflict {
        employees = List.copyOf(employees);
    }

    @Override
    public String toString() {
        return email + " belongs to " + String.join(" and to ", employees) + ": nobody is matched by it; correct the roster, or map by hand";
    }
}
