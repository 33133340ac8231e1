package io.camelhub.clockify.people;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Derives the decisions about Clockify users from one person's order.
 *
 * <p>An order names a Clockify user by id, by e-mail, or by a name that only one user has; an employee likewise. An impossible order throws a
 * {@link WrongRequestException}.
 */
@Decision
public final class IdentityDecisions {

    /**
     * The decision about one user of an order.
     *
     * @param identity null to remove the decision
     */
    public record Choice(UserRow user, Identity identity) {
    }

    private static final int LONGEST_REASON = 200;

    private final MatchingContext context;
    private final Lookup lookup;
    private final String byWhom;

    IdentityDecisions(MatchingContext context, String byWhom) {
        this.context = context;
        this.lookup = new Lookup(context);
        this.byWhom = byWhom;
    }

    MatchingContext context() {
        return context;
    }

    UserRow user(String named) {
        return lookup.user(named);
    }

    /** Maps a user to an employee. */
    public List<Choice> map(String clockifyUser, String employee) {
        return List.of(new Choice(user(clockifyUser), mapped(user(clockifyUser), employee)));
    }

    /** The decision that the user is an employee, made by hand. */
    Identity mapped(UserRow user, String employee) {
        Employee meant = lookup.employee(employee);
        if (UserRef.isPseudonym(user.id())) {
            throw new WrongRequestException(user.id() + " was erased, and is nobody any more");
        }
        return byHand(user, meant.id(), Identity.MANUAL, null);
    }

    /**
     * Removes a user's employee. A manual mapping is deleted, so that the rules decide again; an automatic match is replaced by the decision that
     * the user has no employee, which no rule overrides.
     */
    public List<Choice> unmap(String clockifyUser) {
        UserRow user = user(clockifyUser);
        Identity before = context.decided(user.id());
        if (before == null) {
            throw new WrongRequestException("nothing is decided about " + user.described());
        }
        return List.of(new Choice(user, before.byHand() ? context.decide(user, null).identity() : nobody(user)));
    }

    /**
     * Accepts a suggestion.
     *
     * @param employee which of the suggestions; null for the most likely one
     */
    public List<Choice> accept(String clockifyUser, String employee) {
        UserRow user = user(clockifyUser);
        String before = context.employeeId(user.id());
        if (before != null) {
            throw new WrongRequestException(user.described() + " is "
                    + Lookup.described(before, context.roster()) + " already; 'people map' changes that");
        }
        List<Suggestion> suggestions = context.suggestions(user);
        String meant = employee == null ? null : lookup.employee(employee).id();
        Suggestion suggestion = suggestions.stream().filter(one -> meant == null || one.employeeId().equals(meant)).findFirst()
                .orElseThrow(() -> new WrongRequestException("there is no "
                        + (meant == null ? "suggestion" : "suggestion of " + meant) + " for " + user.described()
                        + "; 'people map' takes any employee"));
        List<Suggestion> best = Suggestion.best(suggestions);
        if (meant == null && best.size() > 1) {
            throw new WrongRequestException(best.size() + " employees are as likely for " + user.described()
                    + ", say which one: " + String.join(" or ", best.stream().map(Suggestion::employeeId).toList()));
        }
        return List.of(accepted(user, suggestion));
    }

    /**
     * Accepts the most likely suggestion of each user.
     *
     * @throws WrongRequestException where that is impossible for any of them
     */
    public List<Choice> accept(Collection<String> clockifyUsers) {
        return clockifyUsers.stream().distinct().flatMap(user -> accept(user, null).stream()).toList();
    }

    /**
     * Accepts the suggestions of some classes.
     *
     * @throws WrongRequestException where no user has a suggestion of these classes
     */
    List<Choice> accept(ClassAcceptance suggested) {
        if (suggested.accepted().isEmpty() && suggested.leftOut().isEmpty()) {
            throw new WrongRequestException("nobody about whom nothing is decided has a suggestion of these classes; there are: "
                    + suggested.described());
        }
        return suggested.accepted().entrySet().stream().map(each -> accepted(each.getKey(), each.getValue())).toList();
    }

    private Choice accepted(UserRow user, Suggestion suggestion) {
        return new Choice(user, byHand(user, suggestion.employeeId(), Identity.SUGGESTION, suggestion.type().label()));
    }

    /**
     * Leaves a user (a bot, a shared account) without an employee, and out of the list of unmatched users.
     *
     * @param why the reason, cut to 200 characters; null for none
     */
    public List<Choice> ignore(String clockifyUser, String why) {
        return List.of(new Choice(user(clockifyUser), byHand(user(clockifyUser), null, Identity.IGNORED, OneLine.of(why, LONGEST_REASON))));
    }

    /**
     * Takes back the suggestions that were accepted without a person and are still valid.
     *
     * @param classes classes of suggestions; empty for all
     */
    public List<Choice> undoAccepted(Set<SuggestionClass> classes) {
        return context.users().stream().filter(user -> {
            Identity identity = context.decided(user.id());
            return identity != null && identity.how().equals(Identity.SUGGESTION) && !identity.byHand()
                    && (classes.isEmpty() || classes.stream().anyMatch(one -> one.label().equals(identity.rule())));
        }).map(user -> new Choice(user, nobody(user))).toList();
    }

    /** Undoes the last decision about a user, made by a person or a rule. */
    public List<Choice> undo(String clockifyUser, List<IdentityChange> history) {
        UserRow user = user(clockifyUser);
        IdentityChange last = last(history.stream().filter(change -> change.userId().equals(user.id())).toList());
        if (last == null) {
            throw new WrongRequestException("nothing was ever decided about " + user.described());
        }
        return List.of(undone(last, history));
    }

    /** Undoes all decisions of one command or run. */
    public List<Choice> undoDecision(String decision, List<IdentityChange> history) {
        List<IdentityChange> changes = history.stream().filter(change -> change.decision().equals(decision)).toList();
        if (changes.isEmpty()) {
            throw new WrongRequestException("there is no decision " + decision + "; 'people history' shows them");
        }
        return changes.stream().map(change -> undone(change, history)).toList();
    }

    private Choice undone(IdentityChange change, List<IdentityChange> history) {
        UserRow user = context.user(change.userId());
        Identity now = context.decided(change.userId());
        if (user == null || !Objects.equals(now == null ? null : now.employeeId(), change.newEmployeeId())
                || !Objects.equals(now == null ? null : now.how(), change.newHow())) {
            throw new WrongRequestException("something else was decided about "
                    + (user == null ? change.userId() : user.described()) + " since; undo that first");
        }
        Identity before = before(user, change, history);
        if (before != null && before.employeeId() != null && !context.roster().containsKey(before.employeeId())) {
            throw new WrongRequestException("the employee who " + user.described() + " was before is no longer on the roster;"
                    + " 'people map' or 'people unmap' settles who it is");
        }
        return new Choice(user, before);
    }

    /**
     * The decision that restores the state before a change. After a rule's change it is a person's decision, because the rule would repeat the
     * change; after a person's change of a rule's decision, the rules decide again.
     */
    private Identity before(UserRow user, IdentityChange change, List<IdentityChange> history) {
        if (change.byWhom().equals(Identity.AUTOMATIC)) {
            return byHand(user, change.oldEmployeeId(), Identity.MANUAL, null);
        }
        IdentityChange earlier = last(history.stream()
                .filter(one -> one.userId().equals(user.id()) && one.id() < change.id()).toList());
        boolean wasByHand = change.oldHow() != null && !Identity.isByEmail(change.oldHow())
                && earlier != null && !earlier.byWhom().equals(Identity.AUTOMATIC);
        if (wasByHand) {
            return byHand(user, change.oldEmployeeId(), change.oldHow(), change.oldRule());
        }
        Identity automatic = change.oldHow() == null ? null : new Identity(user.id(), change.oldEmployeeId(), change.oldHow(),
                change.oldRule(), EmailKey.of(user.email()).map(EmailKey::value).orElse(null), Identity.AUTOMATIC);
        return context.decide(user, automatic).identity();
    }

    private static IdentityChange last(List<IdentityChange> changes) {
        return changes.isEmpty() ? null : changes.get(changes.size() - 1);
    }

    private Identity nobody(UserRow user) {
        return byHand(user, null, Identity.MANUAL, null);
    }

    private Identity byHand(UserRow user, String employeeId, String how, String rule) {
        return new Identity(user.id(), employeeId, how, rule, null, byWhom);
    }

    /** The effect on a user, in words. */
    Decided described(Choice choice) {
        Identity after = choice.identity();
        return new Decided(choice.user().id(), choice.user().described(),
                Lookup.described(context.employeeId(choice.user().id()), context.roster()),
                Lookup.described(after == null ? null : after.employeeId(), context.roster()),
                after == null ? null : after.how());
    }
}
