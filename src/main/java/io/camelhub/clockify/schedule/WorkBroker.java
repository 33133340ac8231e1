package io.camelhub.clockify.schedule;

import io.camelhub.clockify.settings.ClockifySettings;
import java.util.Objects;

/** The broker of {@code clockify.work.uri}, where that names one. Routes read it once, at start. */
public final class WorkBroker {

    private final ClockifySettings settings;

    public WorkBroker(ClockifySettings settings) {
        this.settings = settings;
    }

    public boolean isUsed() {
        return work().isOfBroker();
    }

    /** Camel endpoint from which this process receives work. */
    public String from() {
        return work().toReceive();
    }

    /** Milliseconds for which a message may wait for a worker slot; 0 for no limit. */
    public long placeTimeout() {
        return work().placeTimeout().toMillis();
    }

    /** Camel endpoint for messages that are not work messages. */
    public String deadLetters() {
        return Objects.requireNonNullElseGet(settings.workDeadLetterUri(), work()::deadLetters);
    }

    private WorkUri work() {
        return new WorkUri(settings.workUri());
    }
}
