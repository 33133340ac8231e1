package io.camelhub.clockify.people;

import io.camelhub.clockify.model.SuggestionClass;
import java.util.List;
import java.util.Optional;

/**
 * An employee that an unmatched Clockify user may be; for a person to accept.
 *
 * @param employeeId the employee
 * @param employeeName null if not known
 * @param type the strongest class of reason
 * @param score how sure it is, above 0 and below 1; higher is better
 * @param otherName whether the two go by quite different names, whatever their e-mails say
 * @param reason in plain words
 */
public record Suggestion(
        String employeeId, String employeeName, SuggestionClass type, double score, boolean otherName, String reason) {

    /** The likeliest of suggestions, the likeliest first, where no other is of its class or about as likely; else none. */
    public static Optional<Suggestion> unrivalled(List<Suggestion> suggestions) {
        return suggestions.stream().findFirst().filter(best -> suggestions.stream().skip(1)
                .noneMatch(other -> other.type() == best.type() || best.score() - other.score() < 0.05));
    }

    /** Of suggestions, the likeliest first, the first, and those that are as likely. */
    public static List<Suggestion> best(List<Suggestion> suggestions) {
        return suggestions.stream().filter(suggestion -> suggestion.score() == suggestions.get(0).score()).toList();
    }
}
