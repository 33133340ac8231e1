package io.camelhub.clockify.webhooks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Hints that arrived and are not stored yet, each once. There is room for so many; what comes while it is full is left to the change
 * feed, which finds it as well. Safe for use by several threads.
 */
public final class HintBuffer {

    /** Some megabytes. */
    static final int MOST = 10_000;

    private final LongSupplier nanos;
    private Set<Hint> hints = new HashSet<>();
    private Set<Place> places = new HashSet<>();
    private final Map<String, Arrival> arrivals = new HashMap<>();

    /** @param nanos a clock that only goes on, in nanoseconds, such as {@link System#nanoTime} */
    public HintBuffer(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param subject an entry's id or a list, see {@link HintSubject} */
    public record Hint(String workspaceId, String subject) {
    }

    /** Whose webhook sent hints, and of which workspace. */
    public record Place(String integration, String workspaceId) {
    }

    /** When hints of a workspace came that are not handed over yet, by the clock of the buffer. */
    public record Arrival(long first, long last) {
    }

    /** What is to be stored. */
    public record Batch(Set<Hint> hints, Set<Place> places) {
    }

    /**
     * Keeps a hint.
     *
     * @return whether it is kept, or was already; false where there is no room
     */
    public synchronized boolean add(String integration, String workspaceId, String subject) {
        Hint hint = new Hint(workspaceId, subject);
        places.add(new Place(integration, workspaceId));
        if (hints.size() >= MOST && !hints.contains(hint)) {
            return false;
        }
        hints.add(hint);
        arrived(workspaceId);
        return true;
    }

    private void arrived(String workspaceId) {
        long now = nanos.getAsLong();
        arrivals.merge(workspaceId, new Arrival(now, now), (before, again) -> new Arrival(before.first(), now));
    }

    /** Hints of these workspaces are stored that nobody has handed over yet. */
    public synchronized void stored(Set<String> workspaceIds) {
        long now = nanos.getAsLong();
        workspaceIds.forEach(id -> arrivals.putIfAbsent(id, new Arrival(now, now)));
    }

    /** What is to be stored now; from then on it is the caller's. */
    public synchronized Batch take() {
        Batch batch = new Batch(hints, places);
        hints = new HashSet<>();
        places = new HashSet<>();
        return batch;
    }

    /** What could not be stored is kept again, as far as there is room. */
    public synchronized void giveBack(Batch batch) {
        places.addAll(batch.places());
        batch.hints().stream().limit(Math.max(0, MOST - hints.size())).forEach(hints::add);
    }

    /** When hints arrived that were not handed over since, by workspace. */
    public synchronized Map<String, Arrival> arrivals() {
        return Map.copyOf(arrivals);
    }

    /** The hints of a workspace that came until then, by the clock of the buffer, are handed over, or there are none any more. */
    public synchronized void handedOver(String workspaceId, long until) {
        arrivals.computeIfPresent(workspaceId,
                (id, arrival) -> arrival.last() - until <= 0 ? null : new Arrival(arrival.last(), arrival.last()));
    }
}
