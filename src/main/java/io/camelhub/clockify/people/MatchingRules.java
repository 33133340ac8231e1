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
 * The rules by which a Clockify user finds the employee: by hand, by e-mail, by a further e-mail, else not at all. An e-mail is
 * believed only where nothing speaks against it.
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
     * @param user where Clockify gives no address, a name that is one is taken for it
     * @param before what was decided before; null for nothing
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

    /** Whoever has the address on the roster goes by another name than the user, whose employee stays. */
    private boolean isSomebodyElses(Identity before, RosterIndex.Claim claim, UserRow user) {
        return !claim.employeeIds().contains(before.employeeId()) && roster.containsKey(before.employeeId())
                && EmailKey.of(user.email()).stream().allMatch(key -> believes(key, user, before.employeeId()));
    }

    /** Nobody else has the address, so what the match rested on stands, unless the user has come by another address. */
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
