package io.camelhub.clockify.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What one run took.
 *
 * @param millis from the order to the end, in a JVM that has just started
 * @param reading milliseconds of these, from the first request for entries until the last of them is committed
 * @param cpu milliseconds of processor time of the JVM, from the order to the end
 * @param databaseCpu the same of its connections in PostgreSQL
 * @param requests to Clockify
 * @param peak bytes of heap in use just before a collection, at most
 * @param peakAfterCollection bytes of heap in use just after a collection, at most
 */
record Measured(long millis, long reading, long cpu, long databaseCpu, long requests, long peak, long peakAfterCollection) {

    private static final String MARK = "measured ";

    static Measured of(Duration time, Duration reading, Duration cpu, Duration databaseCpu, long requests, HeapWatch heap) {
        return new Measured(time.toMillis(), reading.toMillis(), cpu.toMillis(), databaseCpu.toMillis(), requests, heap.peak(), heap.peakAfterCollection());
    }

    /** As a child process tells it. */
    String line() {
        return String.format(Locale.ROOT, MARK + "%d %d %d %d %d %d %d", millis, reading, cpu, databaseCpu, requests, peak, peakAfterCollection);
    }

    /** What a line of a child's output tells, if it does. */
    static Optional<Measured> of(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        long[] numbers = Arrays.stream(line.substring(MARK.length()).split(" ")).mapToLong(Long::parseLong).toArray();
        return Optional.of(new Measured(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]));
    }

    double entriesPerSecond(long entries) {
        return entries * 1000.0 / reading;
    }
}
