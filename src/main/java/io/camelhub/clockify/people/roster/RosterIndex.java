package io.camelhub.clockify.people.roster;

import io.camelhub.clockify.people.naming.EmailKey;
import io.camelhub.clockify.people.naming.PersonName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Finds the employees by the comparison keys of their addresses. */
public final class RosterIndex {

    /**
     * Who has an address.
     *
     * @param employeeIds one id, or several where the address is in conflict
     * @param own whether it is the employee's own address, not a further one
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
        for (Employee employee : employees.values()) {
            for (int position = 0; position < employee.emails().size(); position++) {
                boolean own = position == 0;
                EmailKey.of(employee.emails().get(position)).ifPresent(key -> claims.merge(
                        key.mailbox(), new Claim(List.of(employee.id()), own), RosterIndex::both));
            }
        }
        claims.replaceAll((key, claim) -> claim.inConflict() ? ofOnePerson(claim) : claim);
    }

    /** Records of one name with one address are one person, who came back: the active one has the address. */
    private Claim ofOnePerson(Claim claim) {
        List<Employee> records = claim.employeeIds().stream().map(employees::get).toList();
        List<Employee> active = records.stream().filter(Employee::active).toList();
        PersonName name = PersonName.of(records.get(0).fullName());
        boolean onePerson = active.size() == 1 && name.isFull()
                && records.stream().allMatch(each -> PersonName.of(each.fullName()).inAnyOrder().equals(name.inAnyOrder()));
        return onePerson ? new Claim(List.of(active.get(0).id()), claim.own()) : claim;
    }

    private static Claim both(Claim one, Claim other) {
        List<String> employeeIds = new ArrayList<>(one.employeeIds());
        other.employeeIds().stream().filter(id -> !employeeIds.contains(id)).forEach(employeeIds::add);
        return new Claim(List.copyOf(employeeIds), one.own() || other.own());
    }

    /** Who has the address with this key; null if nobody. */
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
