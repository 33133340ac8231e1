package io.camelhub.clockify.simulator;

import java.time.Instant;

/**
 * Rates that somebody set, in minor units an hour; null for none.
 *
 * @param updated when they were set
 */
record Rates(Integer hourly, Integer cost, Instant updated) {
}
