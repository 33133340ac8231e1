package io.camelhub.clockify.people;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.PersonName;
import io.camelhub.clockify.roster.RosterIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that match a Clockify user with an employee: by hand, by e-mail, by a further e-mail of the employee. An e-mail counts only if there is
 * no evidence against it.
 */
@Decision
final class MatchingRules {

    private final RosterIndex index;
    private final Map<String, Employee> roster;
    private final AddressCheck addresses;

    MatchingRules(RosterIndex index, Map<String, Employee> roster, AddressCheck addresses) {
        this.index = index;
        this.roster = roster;
        this.addresses = addresses;
    }

    /**
     * Decides about one user.
     *
     * @param user without an e-mail, a name that is an address is used as one
     * @param before the decision before; null for none
     */
    MatchDecision decide(UserRow user, Identity before) {
        if (before != null && before.byHand()) {
            return MatchDecision.of(before);
        }
        Optional<EmailKey> key = EmailKey.of(user.email() == null ? user.name() : user.email());
        RosterIndex.Claim claim = key.map(index::claim).orElse(null);
        if (claim != null && claim.inConflict()) {
            return MatchDecision.none("several employees have this e-mail", claim.employeeIds());
        }
        boolean believed = claim != null && believes(key.orElseThrow(), user, claim.employeeIds().get(0));
        if (believed) {
            return MatchDecision.of(new Identity(
                    user.id(),
                    claim.employeeIds().get(0),
                    claim.own() ? Identity.EMAIL : Identity.ALIAS,
                    null,
                    key.orElseThrow().value(),
                    Identity.AUTOMATIC));
        }
        if (before != null && standsWithoutClaim(before, key) && (claim == null || isSomebodyElses(before, claim, user))) {
            return MatchDecision.of(before);
        }
        return MatchDecision.none(claim != null ? "this address may have passed to somebody else: it is "
                + Lookup.described(claim.employeeIds().get(0), roster) + " who has it on the roster"
                : reason(user.email(), key, before), List.of());
    }

    private boolean believes(EmailKey key, UserRow user, String employeeId) {
        return addresses.believes(key, PersonName.shown(user.name()), PersonName.of(roster.get(employeeId).fullName()));
    }

    /** Whether the user's address now belongs to another employee, although the user still has the name of their old one. */
    private boolean isSomebodyElses(Identity before, RosterIndex.Claim claim, UserRow user) {
        return !claim.employeeIds().contains(before.employeeId()) && roster.containsKey(before.employeeId())
                && EmailKey.of(user.email()).stream().allMatch(key -> believes(key, user, before.employeeId()));
    }

    /** Whether a match stays when no employee has the address any more: it does, unless the user's own address changed. */
    private static boolean standsWithoutClaim(Identity before, Optional<EmailKey> key) {
        return before.how().equals(Identity.SUGGESTION)
                || key.isEmpty()
                || key.get().value().equals(before.emailKey());
    }

    private static String reason(String email, Optional<EmailKey> key, Identity before) {
        if (email == null) {
            return "has no e-mail in Clockify";
        }
        if (key.isEmpty()) {
            return "the e-mail in Clockify is not an address";
        }
        return before == null
                ? "no employee has this e-mail"
                : "the e-mail was changed to one that no employee has; was " + before.employeeId();
    }
}
