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
 * Which suggestions may be accepted without a person: those of the classes that the setting names, where nothing speaks
 * against them.
 *
 * <p>A name says less than an address, as somebody else may have it who is not on the roster. So it counts only where it is
 * nobody else's among the users and the employees, where the employee is active and has no other account, and where the user
 * does not have an address of a company: of this one, that is a colleague whom the roster does not know yet; of another, that
 * is somebody of theirs. An address that is not quite the employee's counts only with the whole name, if it is nobody else's.
 */
@Decision
final class Acceptance {

    private final Set<SuggestionClass> classes;
    private final Map<String, Employee> roster;
    private final Suggestions suggestions;
    private final Map<String, Set<String>> accounts;
    private final Map<String, Integer> usersByName = new HashMap<>();

    /**
     * @param accounts the ids of the users who are an employee by decision or by the rules, by the employee's id
     * @param users all there are, matched or not
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
     * The suggestion to accept, if there is one.
     *
     * @param found the suggestions for the user, the likeliest first
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
     * Whether what was accepted may stay; a name that is enough today may be somebody else's too tomorrow.
     *
     * @param found the suggestions for the user as of now
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

    /** What counts is the address of that time; the account must not have gone to somebody else since. */
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
