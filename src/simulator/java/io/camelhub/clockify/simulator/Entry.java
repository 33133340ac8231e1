package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * A time entry in 80 bytes: texts and custom fields follow from {@code seed} when somebody asks, unless somebody changed them.
 * Start is in epoch seconds, the audit times are in epoch milliseconds.
 */
final class Entry implements Cloneable {

    static final int RUNNING = -1;
    static final byte UNSUBMITTED = 0;
    static final byte PENDING = 1;
    static final byte APPROVED = 2;

    final int idSeconds;
    final int counter;
    final int seed;
    final long created;
    long updated;
    long start;
    int duration;
    byte type;
    byte approval;
    boolean billable;
    boolean locked;
    boolean invoiced;
    Person user;
    Project project;
    Task task;
    Tag[] tags = Tag.NONE;
    String description;
    Map<String, FieldValue> fields;

    Entry(int counter, int seed, long created) {
        this.idSeconds = (int) (created / 1000);
        this.counter = counter;
        this.seed = seed;
        this.created = created;
        this.updated = created;
    }

    boolean running() {
        return duration == RUNNING;
    }

    boolean lockedNow() {
        return locked || approval == APPROVED;
    }

    Instant startedAt() {
        return Instant.ofEpochSecond(start);
    }

    Instant endedAt() {
        return running() ? null : Instant.ofEpochSecond(start + duration);
    }

    Entry copy() {
        try {
            return (Entry) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
