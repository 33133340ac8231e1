package io.camelhub.clockify.query;

import java.util.Set;

/**
 * The people whose time entries somebody may see.
 *
 * @param employees ids of employees; null for everybody, unmatched users included
 */
public record PeopleScope(Set<String> employees) {

    /** Everybody. */
    public static final PeopleScope EVERYBODY = new PeopleScope(null);

    public PeopleScope {
        employees = employees == null ? null : Set.copyOf(employees);
    }

    public boolean isEverybody() {
        return employees == null;
    }

    /** @param employee an employee's id; null for an unmatched user */
    public boolean holds(String employee) {
        return employees == null || employee != null && employees.contains(employee);
    }
}
