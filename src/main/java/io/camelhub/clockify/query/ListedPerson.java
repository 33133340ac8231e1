package io.camelhub.clockify.query;

import io.camelhub.clockify.people.Person;
import java.time.Instant;

/**
 * A Clockify user, and what they logged of late.
 *
 * @param seconds of work that started in the last {@link PeopleListing#DAYS} days, running timers left out
 * @param lastStart when their last entry of these days started, UTC; null where there is none
 */
public record ListedPerson(Person person, long seconds, Instant lastStart) {
}
