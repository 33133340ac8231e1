package io.camelhub.clockify.people;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.RosterIndex;
import java.util.List;
import java.util.Map;

/**
 * The rules' decision about one Clockify user.
 *
 * @param identity null for no decision
 * @param reason why there is no employee, in plain words; null where there is one
 * @param candidates ids of several employees who fit alike
 */
@Decision
public record MatchDecision(Identity identity, String reason, List<String> candidates) {

    static MatchDecision of(Identity identity) {
        return new MatchDecision(identity, identity.employeeId() == null ? "taken off by " + identity.byWhom() : null, List.of());
    }

    static MatchDecision none(String reason, List<String> candidates) {
        return new MatchDecision(null, reason, candidates);
    }

    /** Why there is no employee, with the candidates' names. */
    public String reason(Map<String, Employee> roster) {
        return candidates.isEmpty()
                ? reason
                : reason + ": " + String.join(", ", RosterIndex.described(candidates, roster));
    }
}
