package io.camelhub.clockify.stream;

import java.time.Duration;

/**
 * A list whose rows come in the order of a time, the newest first. A reading may stop at the first row that is older than the last whole
 * reading by more than {@code back}; what such a reading did not hold is not missing.
 *
 * @param by    the column of that time
 * @param back  how much further back a reading goes
 * @param whole how often it is read to its end all the same
 */
public record NewestFirst(String by, Duration back, Duration whole) {
}
