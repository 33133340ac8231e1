package io.camelhub.clockify.people;

import io.camelhub.clockify.roster.EmailConflict;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of matching users with employees.
 *
 * @param matched the number of users with an employee
 * @param byRule the same by rule: {@code alias}, {@code email}, {@code manual}, {@code suggestion}
 * @param ignored the number of users whom a person left without an employee
 * @param unmatched users without an employee, those with a likely suggestion first
 * @param changed the number of users whose employee changed
 * @param conflicts addresses that several employees have; nobody is matched by them
 * @param rosterIsEmpty whether there are no employees at all
 */
public record MatchResult(int matched, SortedMap<String, Integer> byRule, int ignored, List<UnmatchedUser> unmatched, int changed,
        List<EmailConflict> conflicts, boolean rosterIsEmpty) {

    public MatchResult {
        byRule = Collections.unmodifiableSortedMap(new TreeMap<>(byRule));
        unmatched = List.copyOf(unmatched);
        conflicts = List.copyOf(conflicts);
    }

}
