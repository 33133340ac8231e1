package io.camelhub.clockify.people;

import java.util.List;

/**
 * A Clockify user without an employee. Name and e-mail are null where they are not known.
 *
 * @param reason why, in plain words
 * @param candidates ids of several employees who fit alike; empty for none
 * @param suggestions possible employees, the most likely first; empty for none, or where they were not requested
 */
public record UnmatchedUser(
        String userId, String name, String email, String reason, List<String> candidates, List<Suggestion> suggestions) {

    public UnmatchedUser {
        candidates = List.copyOf(candidates);
        suggestions = List.copyOf(suggestions);
    }

    /** The score of the most likely suggestion, above 0 and below 1; 0 for none. */
    double score() {
        return suggestions.isEmpty() ? 0 : suggestions.get(0).score();
    }

    /** The most likely suggestion, or several with the same score; empty for none. */
    public List<Suggestion> best() {
        return Suggestion.best(suggestions);
    }
}
