package io.camelhub.clockify.people;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.SuggestionClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The suggestions accepted when a person accepts whole classes at once, without looking at each user: the most likely one of each undecided user. A
 * user who may as well be another employee is left out, with the reason.
 */
@Decision
final class ClassAcceptance {

    private final Map<UserRow, Suggestion> accepted = new LinkedHashMap<>();
    private final List<DecisionReport.LeftOut> leftOut = new ArrayList<>();
    private final Map<SuggestionClass, Integer> found = new TreeMap<>();

    /** @param classes the classes to accept; {@code SAME_EMAIL} also accepts an equal address with a quite different name */
    ClassAcceptance(MatchingContext context, Set<SuggestionClass> classes) {
        Set<String> withAccount = new HashSet<>();
        context.users().forEach(user -> withAccount.add(context.employeeId(user.id())));
        for (UserRow user : context.users()) {
            List<Suggestion> suggestions = context.decided(user.id()) == null ? context.suggestions(user) : List.of();
            if (suggestions.isEmpty()) {
                continue;
            }
            Suggestion best = suggestions.get(0);
            found.merge(best.type(), 1, Integer::sum);
            if (classes.contains(best.type())) {
                String why = against(suggestions, withAccount);
                if (why == null) {
                    accepted.put(user, best);
                } else {
                    leave(user, why);
                }
            }
        }
        leaveRivals();
    }

    /** The accepted suggestion of each user. */
    Map<UserRow, Suggestion> accepted() {
        return accepted;
    }

    List<DecisionReport.LeftOut> leftOut() {
        return leftOut;
    }

    /** The number of users by the class of their most likely suggestion, in words, in the order of the classes. */
    String described() {
        return found.isEmpty() ? "nobody has a suggestion" : found.entrySet().stream()
                .map(each -> each.getKey().label() + " (" + each.getValue() + ")").collect(Collectors.joining(", "));
    }

    /** The evidence against the most likely suggestion; null for none. */
    private static String against(List<Suggestion> suggestions, Set<String> withAccount) {
        Suggestion best = suggestions.get(0);
        if (Suggestion.unrivalled(suggestions).isEmpty()) {
            return best.employeeId() + " and " + suggestions.get(1).employeeId() + " are about as likely";
        }
        if (best.otherName() && best.type() != SuggestionClass.SAME_EMAIL) {
            return best.employeeId() + " goes by another name";
        }
        return !best.type().byEmail() && withAccount.contains(best.employeeId())
                ? best.employeeId() + " has another account, and only the name speaks for this one" : null;
    }

    /**
     * Leaves out users who share an employee by name: only one account is theirs, and nothing shows which. Several accounts may well have one
     * employee's address.
     */
    private void leaveRivals() {
        Map<String, Integer> claims = new HashMap<>();
        accepted.values().forEach(suggestion -> claims.merge(suggestion.employeeId(), 1, Integer::sum));
        new LinkedHashMap<>(accepted).forEach((user, suggestion) -> {
            if (!suggestion.type().byEmail() && claims.get(suggestion.employeeId()) > 1) {
                accepted.remove(user);
                leave(user, claims.get(suggestion.employeeId()) + " accounts may be " + suggestion.employeeId());
            }
        });
    }

    private void leave(UserRow user, String why) {
        leftOut.add(new DecisionReport.LeftOut(user.id(), user.described(), why));
    }
}
