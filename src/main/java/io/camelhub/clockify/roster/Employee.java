package io.camelhub.clockify.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.camelhub.clockify.model.ClockifyText;
import java.util.List;
import java.util.function.Predicate;

/**
 * A person on the roster. Travels in messages as JSON with names in snake case.
 *
 * @param id the id in the company's own register; never blank
 * @param fullName null if not known
 * @param team null if none
 * @param managerEmail null if none
 * @param active false for a person who has left, who is still matched for the past
 * @param emails the addresses as written, the employee's main one first; never null
 */
public record Employee(
        @JsonProperty("id") String id,
        @JsonProperty("full_name") String fullName,
        @JsonProperty("team") String team,
        @JsonProperty("manager_email") String managerEmail,
        @JsonProperty("active") boolean active,
        @JsonProperty("emails") List<String> emails) {

    public Employee {
        id = ClockifyText.id(id, "employee");
        emails = emails == null ? List.of() : List.copyOf(emails);
    }

    Employee withEmails(List<String> addresses) {
        return new Employee(id, fullName, team, managerEmail, active, addresses);
    }

    /** A copy without some of the addresses, the manager's included. */
    Employee withoutEmails(Predicate<String> which) {
        return new Employee(id, fullName, team, managerEmail == null || which.test(managerEmail) ? null : managerEmail, active,
                emails.stream().filter(which.negate()).toList());
    }
}
