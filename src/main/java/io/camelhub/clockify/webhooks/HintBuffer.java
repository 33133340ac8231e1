package io.camelhub.clockify.webhooks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Hints that have arrived and are not stored yet, without duplicates. It has a fixed capacity; when it is full, the change feed finds the changes.
 * Safe for use by several threads.
 */
public final class HintBuffer {

    /** A few megabytes. */
    static final int MOST = 10_000;

    private final LongSupplier nanos;
    private final Predicate<String> ofStream;
    private Set<Hint> hints = new HashSet<>();
    private Set<Place> places = new HashSet<>();
    private final Map<String, Arrival> arrivals = new HashMap<>();

    /** @param nanos a monotonic clock, such as {@link System#nanoTime} */
    public HintBuffer(LongSupplier nanos) {
        this(nanos, event -> false);
    }

    /** @param ofStream whether an event says that some stream changed */
    public HintBuffer(LongSupplier nanos, Predicate<String> ofStream) {
        this.nanos = nanos;
        this.ofStream = ofStream;
    }

    /** Whether an event says that a stream changed. */
    boolean isOfStream(String event) {
        return event != null && ofStream.test(event);
    }

    /** @param subject an entry's id or a list, see {@link HintSubject} */
    public record Hint(String workspaceId, String subject) {
    }

    /** The integration and workspace of a webhook. */
    public record Place(String integration, String workspaceId) {
    }

    /** The arrival times of a workspace's hints that are not handed over, by the buffer's clock. */
    public record Arrival(long first, long last) {
    }

    /** Hints to be stored. */
    public record Batch(Set<Hint> hints, Set<Place> places) {
    }

    /**
     * Adds a hint.
     *
     * @return whether it is in the buffer; false where that is full
     */
    public synchronized boolean add(String integration, String workspaceId, String subject) {
        Hint hint = new Hint(workspaceId, subject);
        places.add(new Place(integration, workspaceId));
        if (hints.size() >= MOST && !hints.contains(hint)) {
            return false;
        }
        hints.add(hint);
        // the next sync reads a stream; nothing is handed over for it
        if (HintSubject.streamEvent(subject) == null) {
            arrived(workspaceId);
        }
        return true;
    }

    private void arrived(String workspaceId) {
        long now = nanos.getAsLong();
        arrivals.merge(workspaceId, new Arrival(now, now), (before, again) -> new Arrival(before.first(), now));
    }

    /** Marks stored hints of these workspaces as not handed over. */
    public synchronized void stored(Set<String> workspaceIds) {
        long now = nanos.getAsLong();
        workspaceIds.forEach(id -> arrivals.putIfAbsent(id, new Arrival(now, now)));
    }

    /** Removes and returns the hints to be stored. */
    public synchronized Batch take() {
        Batch batch = new Batch(hints, places);
        hints = new HashSet<>();
        places = new HashSet<>();
        return batch;
    }

    /** Puts hints back that could not be stored, as far as there is room. */
    public synchronized void giveBack(Batch batch) {
        places.addAll(batch.places());
        batch.hints().stream().limit(Math.max(0, MOST - hints.size())).forEach(hints::add);
    }

    /** The arrival times of the hints that are not handed over, by workspace. */
    public synchronized Map<String, Arrival> arrivals() {
        return Map.copyOf(arrivals);
    }

    /** Marks a workspace's hints up to a time, by the buffer's clock, as handed over, or as gone. */
    public synchronized void handedOver(String workspaceId, long until) {
        arrivals.computeIfPresent(workspaceId,
                (id, arrival) -> arrival.last() - until <= 0 ? null : new Arrival(arrival.last(), arrival.last()));
    }
}
