package io.camelhub.clockify.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Every request since the start or the last {@link #reset}. Thread-safe. */
public final class RequestLog {

    private final List<RecordedRequest> requests = new ArrayList<>();
    private long violations;

    synchronized void add(RecordedRequest request) {
        requests.add(request);
    }

    synchronized void violation() {
        violations++;
    }

    public synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    public synchronized int count() {
        return requests.size();
    }

    /** Requests of one {@link RecordedRequest#kind kind}. */
    public synchronized long count(String kind) {
        return requests.stream().filter(request -> request.kind().equals(kind)).count();
    }

    public synchronized long count(Predicate<RecordedRequest> which) {
        return requests.stream().filter(which).count();
    }

    /** Number of requests by kind, in the order of the kinds' names. */
    public synchronized Map<String, Integer> byKind() {
        Map<String, Integer> counts = new TreeMap<>();
        requests.forEach(request -> counts.merge(request.kind(), 1, Integer::sum));
        return counts;
    }

    /** Requests that came above a limit, such as a 31st within an hour on a Free workspace. */
    public synchronized long violations() {
        return violations;
    }

    public synchronized void reset() {
        requests.clear();
        violations = 0;
    }
}
