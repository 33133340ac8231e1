package io.camelhub.clockify.timeline;

import io.camelhub.clockify.query.PeopleScope;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Which work to sum, and by what.
 *
 * @param scope the people whose work counts
 * @param from the first day, in the zone of {@code clockify.day-zone}
 * @param to the last day, included
 * @param unit the length of a period; of a period that extends beyond {@code from} or {@code to}, only the days between them count
 * @param by the dimension of the series
 * @param integration only entries owned by this integration; null for all
 * @param team only employees of this team in the roster, by its name; null for all
 * @param employee only this employee, by id; null for all
 * @param project only this project, by its id or its whole name; null for all
 * @param client only this client, by its id or its whole name; null for all
 */
public record ActivityFilter(PeopleScope scope, LocalDate from, LocalDate to, Unit unit, By by,
        String integration, String team, String employee, String project, String client) {

    /** Periods in one answer at most: a year of days. */
    public static final int MOST_PERIODS = 400;

    /** @throws IllegalArgumentException where {@code to} is before {@code from}, or there are more than {@link #MOST_PERIODS} */
    public ActivityFilter {
        Objects.requireNonNull(scope, "scope");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day, " + to + ", is before the first, " + from);
        }
        if (unit.count(from, to) > MOST_PERIODS) {
            throw new IllegalArgumentException("from " + from + " to " + to + " there are more than " + MOST_PERIODS
                    + " periods: take a longer unit, or fewer days");
        }
    }

    /** All work of these days. */
    public static ActivityFilter of(PeopleScope scope, LocalDate from, LocalDate to, Unit unit, By by) {
        return new ActivityFilter(scope, from, to, unit, by, null, null, null, null, null);
    }
}
