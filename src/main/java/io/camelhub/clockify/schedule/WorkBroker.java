package io.camelhub.clockify.schedule;

import io.camelhub.clockify.settings.ClockifySettings;
import java.util.Objects;

/** The broker that the work goes over, where {@code clockify.work.uri} names one. Routes read it once, at start. */
public final class WorkBroker {

    private final ClockifySettings settings;

    public WorkBroker(ClockifySettings settings) {
        this.settings = settings;
    }

    /** Whether there is one. */
    public boolean isUsed() {
        return work().isOfBroker();
    }

    /** Camel endpoint that this process receives work from. */
    public String from() {
        return work().toReceive();
    }

    /** For how many milliseconds a message may wait for a place in this process; 0 for as long as it takes. */
    public long placeTimeout() {
        return work().placeTimeout().toMillis();
    }

    /** Camel endpoint that takes what is no message about work. */
    public String deadLetters() {
        return Objects.requireNonNullElseGet(settings.workDeadLetterUri(), work()::deadLetters);
    }

    private WorkUri work() {
        return new WorkUri(settings.workUri());
    }
}
