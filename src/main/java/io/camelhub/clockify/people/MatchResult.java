package io.camelhub.clockify.people;

import io.camelhub.clockify.roster.EmailConflict;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the users were matched with the employees.
 *
 * @param matched users who are an employee
 * @param byRule the same by rule: {@code alias}, {@code email}, {@code manual}, {@code suggestion}
 * @param ignored users whom somebody chose to leave without an employee
 * @param unmatched users for whom no employee was found, those with a likely suggestion first
 * @param changed users whose employee is another than before
 * @param conflicts addresses that several employees have; nobody is matched by them
 * @param rosterIsEmpty whether no employee is known
 */
public record MatchResult(int matched, SortedMap<String, Integer> byRule, int ignored, List<UnmatchedUser> unmatched, int changed,
        List<EmailConflict> conflicts, boolean rosterIsEmpty) {

    public MatchResult {
        byRule = Collections.unmodifiableSortedMap(new TreeMap<>(byRule));
        unmatched = List.copyOf(unmatched);
        conflicts = List.copyOf(conflicts);
    }

}
