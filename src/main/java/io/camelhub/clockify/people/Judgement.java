package io.camelhub.clockify.people;

import java.util.List;
import java.util.Map;

/**
 * What the rules say about one Clockify user.
 *
 * @param identity what is to hold from now on; null for nothing
 * @param reason why there is no employee, in plain words; null where there is one
 * @param candidates ids of employees who could all be meant
 */
record Judgement(Identity identity, String reason, List<String> candidates) {

    static Judgement of(Identity identity) {
        return new Judgement(identity, identity.employeeId() == null ? "taken off by " + identity.byWhom() : null, List.of());
    }

    static Judgement none(String reason, List<String> candidates) {
        return new Judgement(null, reason, candidates);
    }

    /** Why there is no employee, with the names of those who could be meant. */
    String reason(Map<String, Employee> roster) {
        return candidates.isEmpty()
                ? reason
                : reason + ": " + String.join(", ", RosterIndex.described(candidates, roster));
    }
}
