package io.camelhub.clockify.roster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Finds employees by the comparison keys of their addresses. */
public final class RosterIndex {

    /**
     * The employees who have an address.
     *
     * @param employeeIds one id, or several where the address is in conflict
     * @param own whether it is the employee's main address, not a further one
     */
    public record Claim(List<String> employeeIds, boolean own) {

        public boolean inConflict() {
            return employeeIds.size() > 1;
        }
    }

    private final Map<String, Employee> employees;
    private final Map<String, Claim> claims = new HashMap<>();

    /** @param employees the roster by id */
    public RosterIndex(Map<String, Employee> employees) {
        this.employees = employees;
        // a set keeps their order, and is fast where thousands share one address
        Map<String, Set<String>> owners = new HashMap<>();
        Set<String> own = new HashSet<>();
        for (Employee employee : employees.values()) {
            for (int position = 0; position < employee.emails().size(); position++) {
                boolean isOwn = position == 0;
                EmailKey.of(employee.emails().get(position)).map(EmailKey::mailbox).ifPresent(mailbox -> {
                    owners.computeIfAbsent(mailbox, none -> new LinkedHashSet<>()).add(employee.id());
                    if (isOwn) {
                        own.add(mailbox);
                    }
                });
            }
        }
        owners.forEach((mailbox, ids) -> {
            Claim claim = new Claim(List.copyOf(ids), own.contains(mailbox));
            claims.put(mailbox, claim.inConflict() ? ofOnePerson(claim) : claim);
        });
    }

    /** Several records with one address and one full name are one person who left and came back: the only active record gets the address. */
    private Claim ofOnePerson(Claim claim) {
        List<Employee> records = claim.employeeIds().stream().map(employees::get).toList();
        List<Employee> active = records.stream().filter(Employee::active).toList();
        PersonName name = PersonName.of(records.get(0).fullName());
        boolean onePerson = active.size() == 1 && name.isFull()
                && records.stream().allMatch(each -> PersonName.of(each.fullName()).inAnyOrder().equals(name.inAnyOrder()));
        return onePerson ? new Claim(List.of(active.get(0).id()), claim.own()) : claim;
    }

    /** The employees with the address of this key; null for nobody. */
    public Claim claim(EmailKey key) {
        return claims.get(key.mailbox());
    }

    /** The addresses that several employees have, in alphabetical order. */
    public List<EmailConflict> conflicts() {
        Map<String, EmailConflict> conflicts = new TreeMap<>();
        claims.forEach((key, claim) -> {
            if (claim.inConflict()) {
                conflicts.put(key, new EmailConflict(key, described(claim.employeeIds(), employees)));
            }
        });
        return List.copyOf(conflicts.values());
    }

    public static List<String> described(List<String> employeeIds, Map<String, Employee> employees) {
        return employeeIds.stream()
                .map(id -> id + " (" + Objects.requireNonNullElse(employees.get(id).fullName(), "no name") + ")")
                .toList();
    }
}
