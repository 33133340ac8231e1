package io.camelhub.clockify.people;

import java.time.Instant;
import java.util.List;

/**
 * A Clockify user and who they are. What is not known, or not so, is null.
 *
 * @param workspaces names of the workspaces they are in, or their ids
 * @param how the rule: {@code email}, {@code alias}, {@code manual}, {@code suggestion}, {@code ignored}
 * @param byWhom who decided; {@code (rules)} for the rules
 * @param since when it was decided, UTC
 * @param reason why there is no employee; of those who are ignored, what was given as the reason
 * @param suggestions employees that they may be, for the unmatched
 */
public record Person(String userId, String name, String email, List<String> workspaces, State state, String employeeId,
        String employeeName, String how, String byWhom, Instant since, String reason, List<Suggestion> suggestions) {

    /** Whether it is known who they are; ignored are those whom somebody chose to leave without an employee. */
    public enum State { MATCHED, UNMATCHED, IGNORED }

    /** The likeliest suggestion, or those that are likeliest alike; empty where there is none. */
    public List<Suggestion> best() {
        return Suggestion.best(suggestions);
    }

    public Person {
        workspaces = List.copyOf(workspaces);
        suggestions = List.copyOf(suggestions);
    }
}
