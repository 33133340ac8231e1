package io.camelhub.clockify.people;

import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.roster.RosterIndex;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The stored roster, users and decisions at one moment, with the rules applied to them. */
public final class MatchingContext {

    private final Map<String, Employee> roster;
    private final RosterIndex index;
    private final MatchingRules rules;
    private final Map<String, Identity> decided;
    private final Map<String, UserRow> users = new LinkedHashMap<>();
    private final PeopleOptions options;
    private final Supplier<Collection<UserRow>> readEverybody;
    private final Supplier<Map<String, String>> readFormer;
    private Guesses guesses;

    /**
     * @param users the users to match
     * @param readEverybody reads the users of all workspaces; called only for suggestions
     * @param readFormer reads the former employees by user id; called only for suggestions
     */
    public MatchingContext(
            Map<String, Employee> roster,
            Collection<UserRow> users,
            Supplier<Collection<UserRow>> readEverybody,
            Map<String, Identity> decided,
            PeopleOptions options,
            Supplier<Map<String, String>> readFormer) {
        this.roster = roster;
        this.index = new RosterIndex(roster);
        this.rules = new MatchingRules(index, roster, AddressCheck.of(roster.values()));
        this.decided = decided;
        this.options = options;
        this.readEverybody = readEverybody;
        this.readFormer = readFormer;
        users.forEach(user -> this.users.put(user.id(), user));
    }

    public Map<String, Employee> roster() {
        return roster;
    }

    public RosterIndex index() {
        return index;
    }

    public Collection<UserRow> users() {
        return users.values();
    }

    /** The user with an id; null if there is none. */
    public UserRow user(String id) {
        return users.get(id);
    }

    /** The stored decision about a user; null for none. */
    public Identity decided(String userId) {
        return decided.get(userId);
    }

    /** The id of a user's employee by the stored decision; null for none. */
    public String employeeId(String userId) {
        Identity identity = decided.get(userId);
        return identity == null ? null : identity.employeeId();
    }

    /** The rules' decision, based on the one before. */
    public MatchDecision decide(UserRow user, Identity before) {
        MatchDecision decision = rules.decide(user, before);
        if (decision.identity() != null && isAccepted(decision.identity())
                && !guesses().acceptance.stands(user, decision.identity(), suggestions(user))) {
            return MatchDecision.none("the name alone no longer shows who it is; was " + before.employeeId(), List.of());
        }
        if (!mayBeSuggested(decision)) {
            return decision;
        }
        Suggestion suggestion = guesses().accepted().get(user.id());
        return suggestion == null ? decision : MatchDecision.of(new Identity(user.id(), suggestion.employeeId(),
                Identity.SUGGESTION, suggestion.type().label(), null, Identity.AUTOMATIC));
    }

    /** The stored decision, or why there is no employee; without a new decision. */
    public MatchDecision stored(UserRow user) {
        Identity identity = decided.get(user.id());
        if (identity != null) {
            return MatchDecision.of(identity);
        }
        MatchDecision decision = decide(user, null);
        return decision.identity() == null
                ? decision : MatchDecision.none("not matched yet; the next sync will do it", List.of());
    }

    private static boolean isAccepted(Identity identity) {
        return identity.how().equals(Identity.SUGGESTION) && !identity.byHand();
    }

    private boolean mayBeSuggested(MatchDecision decision) {
        return decision.identity() == null && decision.candidates().isEmpty() && !options.acceptSuggestions().isEmpty();
    }

    /** Possible employees of a user, the most likely first. */
    public List<Suggestion> suggestions(UserRow user) {
        Guesses known = guesses();
        return known.suggestions.of(user.name(), user.email(), known.former.get(user.id()));
    }

    private MatchDecision ruled(UserRow user) {
        return rules.decide(user, decided.get(user.id()));
    }

    private Guesses guesses() {
        if (guesses == null) {
            guesses = new Guesses();
        }
        return guesses;
    }

    /** The data of all users, for suggestions; built at the first use. */
    private final class Guesses {

        private final Collection<UserRow> everybody = readEverybody.get();
        private final Map<String, String> former = readFormer.get();
        private final Map<String, Set<String>> accounts = accounts();
        private final Suggestions suggestions = new Suggestions(roster, accounts.keySet(), options.nicknames());
        private final Acceptance acceptance = new Acceptance(
                options.acceptSuggestions(), roster, suggestions, accounts, everybody);
        private Map<String, Suggestion> accepted;

        /** Users with a match, stored or new by the rules: their ids by employee id. */
        private Map<String, Set<String>> accounts() {
            Map<String, Identity> identities = new HashMap<>(decided);
            everybody.forEach(user -> identities.put(user.id(), ruled(user).identity()));
            Map<String, Set<String>> found = new HashMap<>();
            identities.forEach((userId, identity) -> {
                if (identity != null && identity.employeeId() != null) {
                    found.computeIfAbsent(identity.employeeId(), unused -> new HashSet<>()).add(userId);
                }
            });
            return found;
        }

        /** The automatically accepted suggestions by user id; without users who share an employee by name. */
        private Map<String, Suggestion> accepted() {
            if (accepted == null) {
                Map<String, Suggestion> found = new HashMap<>();
                Map<String, Integer> claims = new HashMap<>();
                everybody.stream().filter(user -> mayBeSuggested(ruled(user))).forEach(user ->
                        acceptance.of(user, suggestions(user)).ifPresent(suggestion -> {
                            found.put(user.id(), suggestion);
                            claims.merge(suggestion.employeeId(), 1, Integer::sum);
                        }));
                found.values().removeIf(suggestion -> !suggestion.type().byEmail() && claims.get(suggestion.employeeId()) > 1);
                accepted = found;
            }
            return accepted;
        }
    }
}
