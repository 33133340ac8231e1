package io.camelhub.clockify.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Faults on demand: scripted ones for the next answers that match, or random ones by a seed. The requests that a predicate
 * sees have status 0. Thread-safe.
 */
public final class Faults {

    private final List<Planned> planned = new ArrayList<>();
    private Random random;
    private double probability;
    private List<Fault> choice = List.of();
    private long injected;

    /** The next answer to any request. */
    public Faults next(Fault fault) {
        return next(1, request -> true, fault);
    }

    /** The next answers to requests that match; several plans for one request are used up in the order in which they were made. */
    public synchronized Faults next(int times, Predicate<RecordedRequest> which, Fault fault) {
        planned.add(new Planned(times, which, fault));
        return this;
    }

    /** From now on each request that no plan claims meets one of these faults with this probability. */
    public synchronized Faults random(long seed, double chance, Fault... faults) {
        random = new Random(seed);
        probability = chance;
        choice = List.of(faults);
        return this;
    }

    /** Ends all faults, planned and random. */
    public synchronized Faults clear() {
        planned.clear();
        random = null;
        return this;
    }

    /** Faults that answers have met so far. */
    public synchronized long injected() {
        return injected;
    }

    /** Requests whose path ends so, such as {@code "/reports/detailed"}; {@code {id}} stands for any id. */
    public static Predicate<RecordedRequest> to(String pathEnd) {
        return request -> RecordedRequest.endsWith(request.path(), pathEnd);
    }

    /** Requests with this verb whose path ends so. */
    public static Predicate<RecordedRequest> to(String method, String pathEnd) {
        return to(pathEnd).and(request -> request.method().equals(method));
    }

    /** Requests about one workspace. */
    public static Predicate<RecordedRequest> about(String workspaceId) {
        return request -> request.path().contains("/workspaces/" + workspaceId);
    }

    synchronized Fault claim(RecordedRequest request) {
        for (Iterator<Planned> plans = planned.iterator(); plans.hasNext(); ) {
            Planned plan = plans.next();
            if (plan.which.test(request)) {
                plan.left--;
                if (plan.left <= 0) {
                    plans.remove();
                }
                injected++;
                return plan.fault;
            }
        }
        if (random != null && !choice.isEmpty() && random.nextDouble() < probability) {
            injected++;
            return choice.get(random.nextInt(choice.size()));
        }
        return null;
    }

    private static final class Planned {
        private int left;
        private final Predicate<RecordedRequest> which;
        private final Fault fault;

        private Planned(int left, Predicate<RecordedRequest> which, Fault fault) {
            this.left = left;
            this.which = which;
            this.fault = fault;
        }
    }
}
