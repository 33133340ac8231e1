package io.camelhub.clockify.people;

import java.util.List;
import java.util.Optional;

/** The rules by which a Clockify user finds his employee: by hand, by e-mail, by a further e-mail, else not at all. */
final class MatchingRules {

    private final RosterIndex roster;

    MatchingRules(RosterIndex roster) {
        this.roster = roster;
    }

    /**
     * Judges one user.
     *
     * @param email the user's address as Clockify tells it; may be null
     * @param before what was decided before; null for nothing
     */
    MatchDecision judge(String userId, String email, Identity before) {
        if (before != null && before.byHand()) {
            return MatchDecision.of(before);
        }
        Optional<EmailKey> key = EmailKey.of(email);
        RosterIndex.Claim claim = key.map(EmailKey::value).map(roster::claim).orElse(null);
        if (claim != null && claim.inConflict()) {
            return MatchDecision.none("several employees have this e-mail", claim.employeeIds());
        }
        if (claim != null) {
            return MatchDecision.of(new Identity(
                    userId,
                    claim.employeeIds().get(0),
                    claim.own() ? Identity.EMAIL : Identity.ALIAS,
                    null,
                    key.orElseThrow().value(),
                    Identity.AUTOMATIC));
        }
        if (before != null && standsWithoutClaim(before, key)) {
            return MatchDecision.of(before);
        }
        return MatchDecision.none(reason(email, key, before), List.of());
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
