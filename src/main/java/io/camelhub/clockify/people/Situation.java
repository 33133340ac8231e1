package io.camelhub.clockify.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Roster, users and decisions as they are stored at one moment, and what the rules say about them. */
final class Situation {

    private final Map<String, Employee> roster;
    private final RosterIndex index;
    private final MatchingRules rules;
    private final Map<String, Identity> decided;
    private final Map<String, UserRow> users = new LinkedHashMap<>();
    private final PeopleOptions options;
    private final Supplier<Map<String, String>> readFormer;
    private Map<String, String> former;
    private Suggestions suggestions;
    private Map<String, Suggestion> accepted;

    Situation(
            Map<String, Employee> roster,
            Collection<UserRow> users,
            Map<String, Identity> decided,
            PeopleOptions options,
            Supplier<Map<String, String>> readFormer) {
        this.roster = roster;
        this.index = new RosterIndex(roster.values());
        this.rules = new MatchingRules(index);
        this.decided = decided;
        this.options = options;
        this.readFormer = readFormer;
        users.forEach(user -> this.users.put(user.id(), user));
    }

    Map<String, Employee> roster() {
        return roster;
    }

    RosterIndex index() {
        return index;
    }

    Collection<UserRow> users() {
        return users.values();
    }

    /** The user with an id; null if there is none. */
    UserRow user(String id) {
        return users.get(id);
    }

    /** What is decided about a user; null for nothing. */
    Identity decided(String userId) {
        return decided.get(userId);
    }

    /** What the rules say, given what was decided before. */
    Judgement judge(UserRow user, Identity before) {
        Judgement judgement = rules.judge(user.id(), user.email(), before);
        if (!mayBeSuggested(judgement)) {
            return judgement;
        }
        Suggestion suggestion = accepted().get(user.id());
        return suggestion == null ? judgement : Judgement.of(new Identity(user.id(), suggestion.employeeId(),
                Identity.SUGGESTION, suggestion.type().label(), null, Identity.AUTOMATIC));
    }

    private boolean mayBeSuggested(Judgement judgement) {
        return judgement.identity() == null && judgement.candidates().isEmpty() && !options.acceptSuggestions().isEmpty();
    }

    /** The suggestions that are accepted without a person, by user id; of users with one name, none is. */
    private Map<String, Suggestion> accepted() {
        if (accepted == null) {
            accepted = new HashMap<>();
            Map<String, Integer> byName = new HashMap<>();
            for (UserRow user : users.values()) {
                if (mayBeSuggested(rules.judge(user.id(), user.email(), decided.get(user.id())))) {
                    Suggestions.acceptable(suggestions(user), options.acceptSuggestions()).ifPresent(suggestion -> {
                        accepted.put(user.id(), suggestion);
                        byName.merge(suggestion.employeeId(), suggestion.type().byEmail() ? 0 : 1, Integer::sum);
                    });
                }
            }
            accepted.values().removeIf(
                    suggestion -> !suggestion.type().byEmail() && byName.get(suggestion.employeeId()) > 1);
        }
        return accepted;
    }

    /** Employees that a user may be, the likeliest first. */
    List<Suggestion> suggestions(UserRow user) {
        if (suggestions == null) {
            Set<String> matched = decided.values().stream()
                    .map(Identity::employeeId).filter(Objects::nonNull).collect(Collectors.toSet());
            suggestions = new Suggestions(roster, matched, options.nicknames());
            former = new HashMap<>(readFormer.get());
        }
        return suggestions.of(user.name(), user.email(), former.get(user.id()));
    }
}
