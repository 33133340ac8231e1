package io.camelhub.clockify.people.identity;

import io.camelhub.clockify.people.matching.Suggestion;
import java.time.Instant;
import java.util.List;

/**
 * A Clockify user and who he is.
 *
 * @param userId Clockify's id
 * @param name null if not known
 * @param email null if not known
 * @param workspaces names of the workspaces in which he is met, or their ids
 * @param state matched, unmatched or ignored
 * @param employeeId null where there is none
 * @param employeeName null where there is none, or not known
 * @param how the rule: {@code email}, {@code alias}, {@code manual}, {@code suggestion}, {@code ignored}; null for none
 * @param byWhom who decided; {@code (rules)} for the rules, null where nothing is decided
 * @param since when it was decided, UTC; null where nothing is decided
 * @param reason why there is no employee; null where there is one
 * @param suggestions employees that he may be, for the unmatched
 */
public record Person(
        String userId,
        String name,
        String email,
        List<String> workspaces,
        State state,
        String employeeId,
        String employeeName,
        String how,
        String byWhom,
        Instant since,
        String reason,
        List<Suggestion> suggestions) {

    /** Whether it is known who he is. */
    public enum State {
        /** He is an employee. */
        MATCHED,
        /** Nobody knows. */
        UNMATCHED,
        /** Somebody said that he is to be left without an employee. */
        IGNORED
    }

    /** The likeliest suggestion, or those that are likeliest alike; empty where there is none. */
    public List<Suggestion> best() {
        return Suggestion.best(suggestions);
    }

    public Person {
        workspaces = List.copyOf(workspaces);
        suggestions = List.copyOf(suggestions);
    }
}
