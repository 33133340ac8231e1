package io.camelhub.clockify.timeline;

import java.time.LocalDate;

/**
 * The events that start on a day, of any type; one that continues after midnight counts whole.
 *
 * @param seconds of the ended ones
 * @param running the number of running ones
 */
public record DaySum(LocalDate day, long events, long seconds, long running) {
}
