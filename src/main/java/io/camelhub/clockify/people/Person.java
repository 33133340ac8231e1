package io.camelhub.clockify.people;

import java.time.Instant;
import java.util.List;

/**
 * A Clockify user with their employee. A component without a value is null.
 *
 * @param workspaces names of their workspaces, or ids where there is no name
 * @param how the rule: {@code email}, {@code alias}, {@code manual}, {@code suggestion}, {@code ignored}
 * @param byWhom the author of the decision; {@code (rules)} for the rules
 * @param since the time of the decision, UTC
 * @param reason why there is no employee; for an ignored user, the reason that a person gave
 * @param suggestions possible employees of an unmatched user
 */
public record Person(String userId, String name, String email, List<String> workspaces, State state, String employeeId,
        String employeeName, String how, String byWhom, Instant since, String reason, List<Suggestion> suggestions) {

    /** Ignored is a user whom a person left without an employee. */
    public enum State { MATCHED, UNMATCHED, IGNORED }

    /** The most likely suggestion, or several with the same score; empty for none. */
    public List<Suggestion> best() {
        return Suggestion.best(suggestions);
    }

    public Person {
        workspaces = List.copyOf(workspaces);
        suggestions = List.copyOf(suggestions);
    }
}
