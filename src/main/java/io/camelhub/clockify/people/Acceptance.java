package io.camelhub.clockify.people;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.PersonName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which suggestions are accepted without a person: those of the classes in the setting, with no evidence against them.
 *
 * <p>A name is weaker evidence than an address, because a person who is not on the roster may have the same name. So a name counts only if it is
 * unique among users and employees, if the employee is active and has no other account, and if the user's address is not a company's: with this
 * company's, they may be a colleague who is not on the roster yet; with another company's, they work there. An address that is only similar to the
 * employee's counts only with the whole name, and if that is unique.
 */
@Decision
final class Acceptance {

    private final Set<SuggestionClass> classes;
    private final Map<String, Employee> roster;
    private final Suggestions suggestions;
    private final Map<String, Set<String>> accounts;
    private final Map<String, Integer> usersByName = new HashMap<>();

    /**
     * @param accounts the ids of the users matched by decision or by the rules, by the employee's id
     * @param users all users, matched or not
     */
    Acceptance(Set<SuggestionClass> classes, Map<String, Employee> roster, Suggestions suggestions,
            Map<String, Set<String>> accounts, Collection<UserRow> users) {
        this.classes = classes;
        this.roster = roster;
        this.suggestions = suggestions;
        this.accounts = accounts;
        users.forEach(user -> usersByName.merge(PersonName.of(user.name()).inAnyOrder(), 1, Integer::sum));
    }

    /**
     * The suggestion to accept; empty for none.
     *
     * @param found the suggestions for the user, the most likely first
     */
    Optional<Suggestion> of(UserRow user, List<Suggestion> found) {
        return Suggestion.unrivalled(found)
                .filter(best -> classes.contains(best.type()) && !best.otherName() && isEnough(user, best));
    }

    private boolean isEnough(UserRow user, Suggestion suggestion) {
        String employeeId = suggestion.employeeId();
        return switch (suggestion.type()) {
            case SAME_EMAIL, PLUS_TAG -> true;
            case DOTS, OTHER_DOMAIN, TYPO -> suggestions.isUnique(suggestions.name(employeeId))
                    && suggestions.isWholeName(user, employeeId);
            case FORMER -> formerIsEnough(user, employeeId);
            default -> roster.get(employeeId).active() && nameIsEnough(user, employeeId, suggestion.type());
        };
    }

    /**
     * Whether an accepted suggestion is still valid: a name that is unique today may be shared tomorrow.
     *
     * @param found the current suggestions for the user
     */
    boolean stands(UserRow user, Identity identity, List<Suggestion> found) {
        String employeeId = identity.employeeId();
        SuggestionClass type = SuggestionClass.named(identity.rule());
        if (!roster.containsKey(employeeId) || type.byEmail()) {
            return true;
        }
        return type == SuggestionClass.FORMER
                ? formerIsEnough(user, employeeId)
                : found.stream().anyMatch(suggestion -> suggestion.employeeId().equals(employeeId))
                        && nameIsEnough(user, employeeId, type);
    }

    /** The former address is evidence enough, unless another person has taken over the account since. */
    private boolean formerIsEnough(UserRow user, String employeeId) {
        return !hasOtherAccount(user, employeeId)
                && suggestions.namesFit(PersonName.of(user.name()), suggestions.name(employeeId));
    }

    private boolean nameIsEnough(UserRow user, String employeeId, SuggestionClass type) {
        PersonName name = PersonName.of(user.name());
        PersonName employeeName = suggestions.name(employeeId);
        return !hasOtherAccount(user, employeeId)
                && EmailKey.of(user.email()).stream().noneMatch(key -> suggestions.isCompanys(key.domain()))
                && (!name.isFull() || usersByName.get(name.inAnyOrder()) == 1)
                && suggestions.isUnique(employeeName)
                && (type != SuggestionClass.CLOSE_NAME || differAtMostByALetter(name, employeeName));
    }

    private boolean hasOtherAccount(UserRow user, String employeeId) {
        return accounts.getOrDefault(employeeId, Set.of()).stream().anyMatch(id -> !id.equals(user.id()));
    }

    private static boolean differAtMostByALetter(PersonName one, PersonName other) {
        return one.inAnyOrder().equals(other.inAnyOrder()) || OneLetter.apart(one.inAnyOrder(), other.inAnyOrder());
    }
}
