package io.camelhub.clockify.people;

import java.util.List;

/**
 * A Clockify user of whom it is not known which employee they are. Name and e-mail are null where they are not known.
 *
 * @param reason why, in plain words
 * @param candidates ids of employees who could all be meant; empty where there is none
 * @param suggestions employees that they may be, the likeliest first; empty where there is none, or where nobody asked
 */
public record UnmatchedUser(
        String userId, String name, String email, String reason, List<String> candidates, List<Suggestion> suggestions) {

    public UnmatchedUser {
        candidates = List.copyOf(candidates);
        suggestions = List.copyOf(suggestions);
    }

    /** How likely the likeliest suggestion is, above 0 and below 1; 0 where there is none. */
    double score() {
        return suggestions.isEmpty() ? 0 : suggestions.get(0).score();
    }

    /** The likeliest suggestion, or those that are likeliest alike; empty where there is none. */
    public List<Suggestion> best() {
        return Suggestion.best(suggestions);
    }
}
