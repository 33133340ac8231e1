package io.camelhub.clockify.people.matching;

import io.camelhub.clockify.model.SuggestionClass;
import java.util.List;

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

    /** Of suggestions, the likeliest first, the first, and those that are as likely. */
    public static List<Suggestion> best(List<Suggestion> suggestions) {
        return suggestions.stream().filter(suggestion -> suggestion.score() == suggestions.get(0).score()).toList();
    }
}
