package io.camelhub.clockify.people;

import io.camelhub.clockify.model.SuggestionClass;
import java.util.List;
import java.util.Optional;

/**
 * A possible employee of an unmatched Clockify user, which a person may accept.
 *
 * @param employeeName null if not known
 * @param type the class of the strongest evidence
 * @param score the certainty, above 0 and below 1
 * @param otherName whether the two names are quite different, whatever the e-mails show
 * @param reason in plain words
 */
public record Suggestion(
        String employeeId, String employeeName, SuggestionClass type, double score, boolean otherName, String reason) {

    /** The first of the suggestions, which are ordered by likelihood, if no other has its class or a score close to it. */
    public static Optional<Suggestion> unrivalled(List<Suggestion> suggestions) {
        return suggestions.stream().findFirst().filter(best -> suggestions.stream().skip(1)
                .noneMatch(other -> other.type() == best.type() || best.score() - other.score() < 0.05));
    }

    /** The first of the suggestions, which are ordered by likelihood, with those of the same score. */
    public static List<Suggestion> best(List<Suggestion> suggestions) {
        return suggestions.stream().filter(suggestion -> suggestion.score() == suggestions.get(0).score()).toList();
    }
}
