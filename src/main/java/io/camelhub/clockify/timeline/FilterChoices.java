package io.camelhub.clockify.timeline;

import java.util.List;

/**
 * What the filters of the timeline may be set to, within a scope; so many of each at most that a list is still read.
 *
 * @param people by name: the employees who are matched with a Clockify user, and for who may see everybody the users who are not matched
 * @param projects by name
 */
public record FilterChoices(
        List<String> integrations, List<String> teams, List<Person> people, List<String> projects, List<String> types) {

    /**
     * @param id of the employee, or of the Clockify user where they are not matched
     * @param name never null: the id where there is none
     * @param isEmployee whether they are matched
     */
    public record Person(String id, String name, boolean isEmployee) {
    }
}
