package io.camelhub.clockify.people.identity;

import io.camelhub.clockify.people.roster.EmailConflict;
import java.util.List;
import java.util.Map;

/**
 * How the users were matched with the employees.
 *
 * @param byRule matched users by rule: {@code email}, {@code alias}, {@code manual}, {@code suggestion}
 * @param ignored users whom somebody chose to leave without an employee
 * @param unmatched users for whom no employee was found
 * @param changed users whose employee is another than before
 * @param conflicts addresses that several employees have; nobody is matched by them
 */
public record MatchResult(
        Map<String, Integer> byRule, int ignored, List<UnmatchedUser> unmatched, int changed, List<EmailConflict> conflicts) {

    public MatchResult {
        byRule = Map.copyOf(byRule);
        unmatched = List.copyOf(unmatched);
        conflicts = List.copyOf(conflicts);
    }

    /** How many users have an employee. */
    public int matched() {
        return byRule.values().stream().mapToInt(Integer::intValue).sum();
    }
}
