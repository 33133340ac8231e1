package io.camelhub.clockify.people;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.PersonName;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Decides whether an address still belongs to the employee who has it on the roster, or may have passed to another person. */
@Decision
final class AddressCheck {

    private final NameMatcher names;
    private final Set<String> roles = Nicknames.words("role-words.txt");
    private final CompanyDomains domains = new CompanyDomains();

    private final Predicate<PersonName> isEmployees;

    /** @param isEmployees whether any employee has the name, in any order */
    AddressCheck(NameMatcher names, Predicate<PersonName> isEmployees) {
        this.names = names;
        this.isEmployees = isEmployees;
    }

    static AddressCheck of(Collection<Employee> roster) {
        Set<String> fullNames = new HashSet<>();
        roster.forEach(employee -> fullNames.add(PersonName.of(employee.fullName()).inAnyOrder()));
        return new AddressCheck(new NameMatcher(new Nicknames()), name -> fullNames.contains(name.inAnyOrder()));
    }

    /**
     * Whether the address identifies the employee: the given names fit, or the address spells the employee's name. An address unrelated to both
     * names, such as a role's, which passes from person to person, identifies them only if the names fit, or if the employee is the role. No
     * address does if the account's name is another employee's.
     *
     * @param shown the account's name
     * @param employee the name on the roster
     */
    boolean believes(EmailKey key, PersonName shown, PersonName employee) {
        if (shown.isFull() && shown.inAnyOrder().equals(employee.inAnyOrder())) {
            return true;
        }
        NameMatcher.Answer given = names.given(shown, employee, key);
        boolean fits = names.fit(shown, employee).fits();
        if (!fits && shown.isFull() && isEmployees.test(shown)) {
            return false;
        }
        boolean hasRole = Arrays.stream(key.untaggedLocal().split("[^\\p{L}]+")).anyMatch(roles::contains);
        if (!names.relates(key, employee) && (hasRole || isWord(key, shown, employee))) {
            return fits || employee.parts().stream().allMatch(roles::contains)
                    || !hasRole && !shown.isFull() && given == NameMatcher.Answer.FIT;
        }
        return given != NameMatcher.Answer.CLASH
                || shown.written().equals(key.bareLocal()) || names.spells(key.untaggedLocal(), employee, false);
    }

    /** Whether the address is unrelated to both names, and is not a personnel number, initials or a private address. */
    private boolean isWord(EmailKey key, PersonName shown, PersonName employee) {
        return key.bareLocal().chars().filter(Character::isLetter).count() > 3 && !domains.isPublic(key.domain())
                && !names.relates(key, shown) && !names.mayBeShort(key, employee);
    }
}
