package io.camelhub.clockify.privacy;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.people.Lookup;
import io.camelhub.clockify.people.MatchingContext;
import io.camelhub.clockify.people.UserRow;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.PersonName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The person of an erasure or an export.
 *
 * @param employee null where they are not on the roster
 * @param users their Clockify users
 * @param isAccount whether only one Clockify user is meant, not the employee with all of theirs
 */
@Decision
public record Subject(Employee employee, List<UserRow> users, boolean isAccount) {

    /**
     * @param person an employee or a Clockify user, by id, e-mail, or unique name; employees are searched first
     * @throws io.camelhub.clockify.people.WrongRequestException where no person, or more than one, fits
     */
    public static Subject of(String person, MatchingContext context) {
        Lookup.Meant meant = new Lookup(context).person(person);
        return meant.employee() == null
                ? new Subject(context.roster().get(context.employeeId(meant.user().id())), List.of(meant.user()), true)
                : new Subject(meant.employee(), context.users().stream()
                        .filter(user -> meant.employee().id().equals(context.employeeId(user.id()))).toList(), false);
    }

    /** A line for the employee, and one for each Clockify user. */
    public List<String> described() {
        List<String> lines = new ArrayList<>();
        if (!isAccount) {
            lines.add("employee " + Lookup.described(employee.id(), Map.of(employee.id(), employee)));
        }
        users.forEach(user -> lines.add("Clockify user " + user.id() + " (" + user.described() + ")"));
        return lines;
    }

    /** The texts that identify the employee: addresses and the full name. */
    Set<String> employeeTexts() {
        Set<String> texts = new LinkedHashSet<>();
        if (employee != null) {
            texts.addAll(employee.emails());
            addNaming(texts, null, employee.fullName());
        }
        return texts;
    }

    /** Adds the texts that identify a person; a name of one part may be anybody's, and is not added. */
    static void addNaming(Set<String> texts, String email, String name) {
        if (email != null) {
            texts.add(email);
        }
        if (name != null && PersonName.of(name).isFull()) {
            texts.add(name);
        }
    }

    /** The employee's addresses, without those shared with another employee. */
    Set<EmailKey> ownAddresses(Map<String, Employee> roster) {
        Set<EmailKey> keys = new LinkedHashSet<>();
        employee.emails().forEach(email -> EmailKey.of(email).ifPresent(keys::add));
        roster.values().stream().filter(other -> !other.id().equals(employee.id())).flatMap(other -> other.emails().stream())
                .forEach(email -> EmailKey.of(email).ifPresent(keys::remove));
        return keys;
    }

    /** Ids of the employees whose manager has one of the addresses. */
    List<String> managed(Map<String, Employee> roster, Set<EmailKey> addresses) {
        return roster.values().stream()
                .filter(other -> !other.id().equals(employee.id()))
                .filter(other -> EmailKey.of(other.managerEmail()).filter(addresses::contains).isPresent())
                .map(Employee::id).toList();
    }
}
