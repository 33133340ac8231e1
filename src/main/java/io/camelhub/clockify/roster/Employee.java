package io.camelhub.clockify.roster;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param employment how long they work a week, and since and until when; never null; not in messages
 * @param emails the addresses as written, the employee's main one first; never null
 */
public record Employee(
        @JsonProperty("id") String id,
        @JsonProperty("full_name") String fullName,
        @JsonProperty("team") String team,
        @JsonProperty("manager_email") String managerEmail,
        @JsonProperty("active") boolean active,
        @JsonIgnore Employment employment,
        @JsonProperty("emails") List<String> emails) {

    public Employee {
        id = ClockifyText.id(id, "employee");
        employment = employment == null ? Employment.UNKNOWN : employment;
        emails = emails == null ? List.of() : List.copyOf(emails);
    }

    /** Somebody of whose employment the roster says nothing. */
    public Employee(String id, String fullName, String team, String managerEmail, boolean active, List<String> emails) {
        this(id, fullName, team, managerEmail, active, Employment.UNKNOWN, emails);
    }

    Employee withEmails(List<String> addresses) {
        return new Employee(id, fullName, team, managerEmail, active, employment, addresses);
    }

    /** A copy without some of the addresses, the manager's included. */
    Employee withoutEmails(Predicate<String> which) {
        return new Employee(id, fullName, team, managerEmail == null || which.test(managerEmail) ? null : managerEmail, active, employment,
                emails.stream().filter(which.negate()).toList());
    }
}
