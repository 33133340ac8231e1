package io.camelhub.clockify.streamsync;

import java.time.Instant;

/**
 * How far the reading of a stream of a workspace is, as {@code clockify_stream} has it. Times are by the database's clock; null for never.
 *
 * @param integration which reads it; null for none yet
 * @param readAt when it was last read, be it only what was new
 * @param wholeAt when it was last read whole
 * @param startedAt when the reading began that goes on, or that was the last
 * @param generation of that reading
 * @param position how far it is; null where it is done
 * @param newestOnly whether it reads only what is new
 * @param signalledAt when something in it changed last, as the feed or a webhook says
 * @param held how many rows are missing, and not believed to be
 * @param people whose rows the last whole reading kept, see {@link KeptPeople#fingerprint}; null for everybody's
 */
record StreamState(String integration, Instant readAt, Instant wholeAt, Instant startedAt, long generation, String position,
        boolean newestOnly, Instant signalledAt, int held, String people) {

    /** As long as it was never read. */
    static final StreamState NEW = new StreamState(null, null, null, null, 0, null, false, null, 0, null);
}
