package io.camelhub.clockify.query;

import io.camelhub.clockify.people.Person;
import java.util.List;
import java.util.Map;

/**
 * A page of Clockify users.
 *
 * @param counts the number of all users by state
 * @param found the number of users that pass the filter
 * @param unmatchedSeconds work of the found unmatched users; 0 with another state as the filter
 * @param people the page
 */
public record PeoplePage(Map<Person.State, Long> counts, int found, long unmatchedSeconds, List<ListedPerson> people) {

    public PeoplePage {
        counts = Map.copyOf(counts);
        people = List.copyOf(people);
    }
}
