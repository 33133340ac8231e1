package io.camelhub.clockify.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What becomes of a batch of events while they are sent. Safe for use by several threads. */
final class Round {

    private final List<OutgoingEvent> batch;
    private final long begun;
    private final Map<String, OutgoingEvent> underWay = new ConcurrentHashMap<>();
    private final Queue<OutgoingEvent> taken = new ConcurrentLinkedQueue<>();
    private final Map<String, DeliveryPolicy.Refusal> refused = new ConcurrentHashMap<>();

    /** @param begun when, in nanoseconds */
    Round(List<OutgoingEvent> batch, long begun) {
        this.batch = batch;
        this.begun = begun;
    }

    /** The events, those of one key together and in their order. */
    Collection<List<OutgoingEvent>> byKey() {
        Map<String, List<OutgoingEvent>> keys = new LinkedHashMap<>();
        batch.forEach(event -> keys.computeIfAbsent(event.key(), none -> new ArrayList<>()).add(event));
        return keys.values();
    }

    /** Begins with an event; false where one of the same key before it was not taken: those behind it wait for it. */
    boolean begin(OutgoingEvent event) {
        return !refused.containsKey(event.key()) && underWay.putIfAbsent(event.key(), event) == null;
    }

    void take(OutgoingEvent event) {
        underWay.remove(event.key());
        taken.add(event);
    }

    /** Those that were begun, of which nobody said that they were taken or refused. */
    Collection<OutgoingEvent> underWay() {
        return List.copyOf(underWay.values());
    }

    void refuse(OutgoingEvent event, String error, RefusalCause cause) {
        underWay.remove(event.key());
        refused.put(event.key(), new DeliveryPolicy.Refusal(event, error, cause));
    }

    long begun() {
        return begun;
    }

    boolean nothingButRefused() {
        return taken.isEmpty() && !refused.isEmpty();
    }

    Collection<OutgoingEvent> taken() {
        return taken;
    }

    Collection<DeliveryPolicy.Refusal> refused() {
        return refused.values();
    }

    /** The number of the last event that was refused; 0 for none. */
    long lastRefused() {
        return refused.values().stream().mapToLong(refusal -> refusal.event().seq()).max().orElse(0);
    }
}
