package io.camelhub.clockify.timeline;

import java.time.LocalDate;

/**
 * The events that start on a day, whatever their type; each counts whole, also where it goes on after midnight.
 *
 * @param seconds of those that have ended
 * @param running how many have not ended
 */
public record DaySum(LocalDate day, long events, long seconds, long running) {
}
