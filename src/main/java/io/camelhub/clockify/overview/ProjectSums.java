package io.camelhub.clockify.overview;

import java.util.List;

/**
 * The work on a project by the people of a scope, in seconds.
 *
 * @param name null where none is known
 * @param color in Clockify's form, such as {@code #03A9F4}; null where none is known
 * @param weeks in the order of the overview's weeks
 * @param seconds their sum
 * @param billableSeconds the billable part of it
 * @param monthSeconds in this month, of the zone of {@code clockify.day-zone}
 * @param yearSeconds in this year
 * @param allSeconds in all that is stored
 */
public record ProjectSums(String id, String name, String color, List<Long> weeks, long seconds, long billableSeconds, long monthSeconds,
        long yearSeconds, long allSeconds) {

    public ProjectSums {
        weeks = List.copyOf(weeks);
    }
}
