package io.camelhub.clockify.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * How far a stream is that an integration is to read in a workspace.
 *
 * @param status how it went last
 * @param problem why it is not read, or what is wrong with it, in plain words; null for nothing
 * @param readAt when it was last read; null: not yet
 * @param wholeAt when it was last read to its end; null: not yet
 * @param dueAt when it is due, unless something signals a change before; null: at the next sync, or never
 * @param rows how many rows Clockify listed at the last whole reading; null: there was none
 * @param held how many rows are missing, and wait for a person
 * @param names whether it is read when a name is lacking, rather than by the time
 */
public record StreamStatus(String stream, Status status, String problem, Instant readAt, Instant wholeAt, Instant dueAt, Long rows, int held,
        @JsonIgnore boolean names) {

    /** Whether missing rows of it wait for a person. */
    public boolean isHeld() {
        return status == Status.HELD;
    }

    /** How it went last. */
    public enum Status {
        /** The workspace does not have it, or another integration reads it. */
        OFF,
        /** Nothing of it is read to its end yet. */
        NEW,
        READ,
        /** Not all of it could be read. */
        PARTIAL,
        /** Some rows could not be taken. */
        REJECTED,
        /** Missing rows wait for a person. */
        HELD,
        /** Clockify refuses it. */
        REFUSED,
        /** It could not be read. */
        FAILED
    }
}
