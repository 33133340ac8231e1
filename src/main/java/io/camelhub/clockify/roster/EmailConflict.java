package io.camelhub.clockify.roster;

import java.util.List;

/**
 * An e-mail address that several employees have.
 *
 * @param email the address's comparison key
 * @param employees at least two, each as {@code id (name)}
 */
public record EmailConflict(String email, List<String> employees) {

    /** Most employees in the text form. */
    private static final int SHOWN = 10;

    public EmailConflict {
        employees = List.copyOf(employees);
    }

    @Override
    public String toString() {
        return email + " belongs to " + String.join(" and to ", employees.subList(0, Math.min(SHOWN, employees.size())))
                + (employees.size() <= SHOWN ? "" : " and to " + (employees.size() - SHOWN) + " more") + ": nobody is matched by it; correct the roster, or map by hand";
    }
}
