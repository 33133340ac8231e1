package io.camelhub.clockify.overview;

import java.time.LocalDate;

/**
 * A person who worked on a project, or on those of a client.
 *
 * @param employeeId null for a user who is matched with nobody
 * @param name in the roster, otherwise of the Clockify user; null where none is known, and for somebody who was erased
 * @param team in the roster as of now; null for none
 * @param erased whether they are a pseudonym of somebody who was erased
 * @param seconds in the weeks of the overview
 * @param lastDay the last of these days on which they worked, in the zone of {@code clockify.day-zone}
 */
public record Contributor(String employeeId, String name, String team, boolean erased, long seconds, LocalDate lastDay) {
}
