package io.camelhub.clockify.people.naming;

import java.util.Arrays;
import java.util.Set;

/** Whether an address may have passed to somebody else than the one whom the roster names. */
public final class AddressDoubt {

    private final NameMatcher names;
    private final Set<String> roles = Nicknames.words("role-words.txt");
    private final CompanyDomains domains = new CompanyDomains();

    public AddressDoubt(NameMatcher names) {
        this.names = names;
    }

    /**
     * Whether nothing speaks against the address telling who it is: the given names fit or the address spells the employee's; an
     * address that has nothing to do with either name, as that of a role, which goes from one to the next, tells it only where
     * the names fit, or the employee is the role.
     *
     * @param shown what the account is called
     * @param employee the name on the roster
     */
    public boolean believes(EmailKey key, PersonName shown, PersonName employee) {
        NameMatcher.Answer given = names.given(shown, employee, key);
        boolean hasRole = Arrays.stream(key.untaggedLocal().split("[^\\p{L}]+")).anyMatch(roles::contains);
        if (!names.relates(key, employee) && (hasRole || isWord(key, shown, employee))) {
            return names.fit(shown, employee).fits() || employee.parts().stream().allMatch(roles::contains)
                    || !hasRole && !shown.isFull() && given == NameMatcher.Answer.FIT;
        }
        return given != NameMatcher.Answer.CLASH
                || shown.written().equals(key.bareLocal()) || names.spells(key.untaggedLocal(), employee, false);
    }

    /** Whether it has nothing to do with either name, and is no personnel number, no initials and no private address. */
    private boolean isWord(EmailKey key, PersonName shown, PersonName employee) {
        return key.bareLocal().chars().filter(Character::isLetter).count() > 3 && !domains.isPublic(key.domain())
                && !names.relates(key, shown) && !names.mayBeShort(key, employee);
    }
}
