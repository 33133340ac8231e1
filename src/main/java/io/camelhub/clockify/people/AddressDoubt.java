package io.camelhub.clockify.people;

import java.util.Arrays;
import java.util.Set;

/** Whether an address may have passed to somebody else than the one whom the roster names. */
final class AddressDoubt {

    private final NameMatcher names;
    private final Set<String> roles = Nicknames.words("role-words.txt");

    AddressDoubt(NameMatcher names) {
        this.names = names;
    }

    /**
     * Whether nothing speaks against the address telling who it is: the given names fit or the address spells the employee's; an
     * address of a role, which goes from one to the next, tells it only where the names fit, or the employee is the role.
     *
     * @param shown what the account is called
     * @param employee the name on the roster
     */
    boolean believes(EmailKey key, PersonName shown, PersonName employee) {
        NameMatcher.Answer given = names.given(shown, employee);
        if (isRole(key)) {
            return given == NameMatcher.Answer.FIT || employee.parts().stream().allMatch(roles::contains);
        }
        return given != NameMatcher.Answer.CLASH
                || shown.written().equals(key.bareLocal()) || names.spells(key.untaggedLocal(), employee, false);
    }

    private boolean isRole(EmailKey key) {
        String[] words = key.untaggedLocal().split("[^\\p{L}]+");
        return words.length > 0 && Arrays.stream(words).allMatch(word -> word.isEmpty() || roles.contains(word));
    }
}
