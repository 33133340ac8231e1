package io.camelhub.clockify.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The results of a batch of events while it is sent. Safe for use by several threads. */
final class Round {

    private final List<OutgoingEvent> batch;
    private final long begun;
    private final Map<String, OutgoingEvent> underWay = new ConcurrentHashMap<>();
    private final Queue<OutgoingEvent> taken = new ConcurrentLinkedQueue<>();
    private final Map<String, DeliveryPolicy.Refusal> refused = new ConcurrentHashMap<>();

    /** @param begun the start, in nanoseconds */
    Round(List<OutgoingEvent> batch, long begun) {
        this.batch = batch;
        this.begun = begun;
    }

    /** The events, grouped by key, in order. */
    Collection<List<OutgoingEvent>> byKey() {
        Map<String, List<OutgoingEvent>> keys = new LinkedHashMap<>();
        batch.forEach(event -> keys.computeIfAbsent(event.key(), none -> new ArrayList<>()).add(event));
        return keys.values();
    }

    /** Begins an event; false where an earlier one of its key was refused, for which it has to wait. */
    boolean begin(OutgoingEvent event) {
        return !refused.containsKey(event.key()) && underWay.putIfAbsent(event.key(), event) == null;
    }

    void take(OutgoingEvent event) {
        underWay.remove(event.key());
        taken.add(event);
    }

    /** The events that were begun, without a result. */
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

    /** The sequence number of the last refused event; 0 for none. */
    long lastRefused() {
        return refused.values().stream().mapToLong(refusal -> refusal.event().seq()).max().orElse(0);
    }
}
