package io.camelhub.clockify.people.matching;

import io.camelhub.clockify.people.roster.Employee;
import io.camelhub.clockify.people.roster.Roster;
import io.camelhub.clockify.people.roster.RosterIndex;
import io.camelhub.clockify.people.user.Identity;
import io.camelhub.clockify.people.user.UserRow;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Roster, users and decisions as they are stored at one moment, and what the rules say about them. */
public final class MatchingContext {

    private final Map<String, Employee> roster;
    private final RosterIndex index;
    private final MatchingRules rules;
    private final Map<String, Identity> decided;
    private final Map<String, UserRow> users = new LinkedHashMap<>();
    private final PeopleOptions options;
    private final Supplier<Collection<UserRow>> readEverybody;
    private final Supplier<Map<String, String>> readFormer;
    private Map<String, String> former;
    private Collection<UserRow> everybody;
    private Map<String, Set<String>> accounts;
    private Suggestions suggestions;
    private Acceptance acceptance;
    private Map<String, Suggestion> accepted;

    /**
     * @param users those to match
     * @param readEverybody reads the users of all workspaces; called only where suggestions are asked for
     */
    public MatchingContext(
            Map<String, Employee> roster,
            Collection<UserRow> users,
            Supplier<Collection<UserRow>> readEverybody,
            Map<String, Identity> decided,
            PeopleOptions options,
            Supplier<Map<String, String>> readFormer) {
        this.roster = roster;
        this.index = new RosterIndex(roster.values());
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

    /** What is decided about a user; null for nothing. */
    public Identity decided(String userId) {
        return decided.get(userId);
    }

    /** What the rules say, given what was decided before. */
    public MatchDecision decide(UserRow user, Identity before) {
        MatchDecision decision = rules.decide(user, before);
        if (decision.identity() != null && isAccepted(decision.identity())
                && !acceptance().stands(user, decision.identity(), suggestions(user))) {
            return MatchDecision.none("the name alone no longer shows who it is; was " + before.employeeId(), List.of());
        }
        if (!mayBeSuggested(decision)) {
            return decision;
        }
        Suggestion suggestion = accepted().get(user.id());
        return suggestion == null ? decision : MatchDecision.of(new Identity(user.id(), suggestion.employeeId(),
                Identity.SUGGESTION, suggestion.type().label(), null, Identity.AUTOMATIC));
    }

    /** What holds now, whatever the rules will say next time; and why there is no employee. */
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

    /** The suggestions that are accepted without a person, by user id; where users claim one employee, none by a name. */
    private Map<String, Suggestion> accepted() {
        if (accepted == null) {
            Map<String, Suggestion> found = new HashMap<>();
            Map<String, Integer> claims = new HashMap<>();
            for (UserRow user : everybody()) {
                if (mayBeSuggested(ruled(user))) {
                    acceptance().of(user, suggestions(user)).ifPresent(suggestion -> {
                        found.put(user.id(), suggestion);
                        claims.merge(suggestion.employeeId(), 1, Integer::sum);
                    });
                }
            }
            found.values().removeIf(
                    suggestion -> !suggestion.type().byEmail() && claims.get(suggestion.employeeId()) > 1);
            accepted = found;
        }
        return accepted;
    }

    private Acceptance acceptance() {
        if (acceptance == null) {
            acceptance = new Acceptance(options.acceptSuggestions(), suggestions(), accounts(), everybody());
        }
        return acceptance;
    }

    /** Employees that a user may be, the likeliest first. */
    public List<Suggestion> suggestions(UserRow user) {
        return suggestions().of(user.name(), user.email(), former.get(user.id()));
    }

    private Suggestions suggestions() {
        if (suggestions == null) {
            suggestions = new Suggestions(roster, accounts().keySet(), options.nicknames());
            former = new HashMap<>(readFormer.get());
        }
        return suggestions;
    }

    /** Who has an account, or is to get one by the rules: ids of users by that of the employee. */
    private Map<String, Set<String>> accounts() {
        if (accounts == null) {
            Map<String, Identity> identities = new HashMap<>(decided);
            everybody().forEach(user -> identities.put(user.id(), ruled(user).identity()));
            Map<String, Set<String>> found = new HashMap<>();
            identities.forEach((userId, identity) -> {
                if (identity != null && identity.employeeId() != null) {
                    found.computeIfAbsent(identity.employeeId(), unused -> new HashSet<>()).add(userId);
                }
            });
            accounts = found;
        }
        return accounts;
    }

    private MatchDecision ruled(UserRow user) {
        return rules.decide(user, decided.get(user.id()));
    }

    private Collection<UserRow> everybody() {
        if (everybody == null) {
            everybody = readEverybody.get();
        }
        return everybody;
    }
}
