package io.camelhub.clockify.timeline;

import java.util.List;

/**
 * The options of the timeline's filters within a scope; limited so that each list stays readable.
 *
 * @param people by name: matched employees, and unmatched users for a scope of everybody
 * @param projects by name
 * @param clients by name
 * @param tags by name
 */
public record FilterChoices(
        List<String> integrations, List<String> teams, List<Person> people, List<String> projects, List<String> clients, List<String> tags,
        List<String> types) {

    /**
     * @param id of the employee, or of the Clockify user where they are not matched
     * @param name never null: the id where there is none
     * @param isEmployee whether they are matched
     */
    public record Person(String id, String name, boolean isEmployee) {
    }
}
