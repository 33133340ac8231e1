package io.camelhub.clockify.query;

import io.camelhub.clockify.people.Person;
import java.util.List;
import java.util.Map;

/**
 * A part of the Clockify users.
 *
 * @param counts how many there are in each state, whatever is looked for
 * @param found how many are as it was asked
 * @param unmatchedSeconds of work of the found of whom nobody knows who they are; 0 where the state is another
 * @param people the page
 */
public record PeoplePage(Map<Person.State, Long> counts, int found, long unmatchedSeconds, List<ListedPerson> people) {

    public PeoplePage {
        counts = Map.copyOf(counts);
        people = List.copyOf(people);
    }
}
