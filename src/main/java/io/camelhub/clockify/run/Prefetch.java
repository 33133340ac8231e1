package io.camelhub.clockify.run;

import io.camelhub.clockify.model.TimeEntryPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Sends requests ahead of time, so that several requests of a run are in progress at once. The run's own thread takes the answers in the order of
 * its plan. A request that was not started, or was dropped, is sent at its turn: so the result never depends on the number of prefetches. An answer
 * is outdated for entries that were written meanwhile from a later request. Safe for use by several threads.
 */
public final class Prefetch {

    /** Memory for one answer with all objects made of it, in bytes: several times the longest page. */
    private static final long ROOM = 6 << 20;

    /** The most prefetched requests in progress or in memory, in this process. */
    public static final int MOST = (int) Math.max(1, Math.min(512, Runtime.getRuntime().maxMemory() / ROOM));

    /** Headers of the answer from {@code direct:clockify-get}. */
    private static final List<String> HEADERS = List.of("clockifyLastPage", "clockifyDate");

    private final Semaphore places = new Semaphore(MOST);

    private record Answer(Object body, Map<String, Object> headers) {
    }

    /** A request to be prefetched. */
    public static final class Ticket {

        private final PageRequest request;
        /** Whether it was claimed: by a reader thread, or by the run at its turn. */
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        /** When it was sent, by {@link System#nanoTime}; null before. */
        private volatile Long asked;

        private Ticket(PageRequest request) {
            this.request = request;
        }
    }

    /** The prefetches of a run; its monitor is the lock. */
    public static final class State {

        private final Map<PageRequest, Ticket> reads = new LinkedHashMap<>();
        /** Entries written from requests that are later than one in progress, with the time of that request. */
        private final Map<String, Long> newer = new HashMap<>();

        synchronized boolean isOutdated(String entryId, long asked) {
            Long known = newer.get(entryId);
            return known != null && known - asked > 0;
        }

        /** Records that these entries were written from a request sent at this time, by {@link System#nanoTime}. */
        synchronized void noteAsked(Collection<String> entryIds, long asked) {
            Optional<Long> first = reads.values().stream().map(ticket -> ticket.asked).filter(Objects::nonNull).min(State::compare);
            newer.values().removeIf(known -> first.isEmpty() || first.get() - known >= 0);
            if (first.isPresent() && asked - first.get() > 0) {
                entryIds.forEach(id -> newer.merge(id, asked, (one, other) -> compare(one, other) > 0 ? one : other));
            }
        }

        private static int compare(long one, long other) {
            return Long.signum(one - other);
        }
    }

    /**
     * Starts as many requests of a plan as are allowed, and drops earlier ones that are no longer in the plan. After a failure no more are started
     * until its turn.
     *
     * @param source the kind of their source
     * @param plan the expected requests, in order
     * @return the started ones, each the body of a message to {@code direct:clockify-ahead}
     */
    public List<Ticket> begin(SyncRun run, String source, List<PageRequest> plan) {
        State state = run.ahead();
        List<Ticket> begun = new ArrayList<>();
        synchronized (state) {
            List<PageRequest> others = state.reads.keySet().stream()
                    .filter(request -> request.source().equals(source) && !plan.contains(request))
                    .toList();
            others.forEach(request -> drop(run, request));
            boolean failed = state.reads.entrySet().stream()
                    .anyMatch(read -> read.getKey().source().equals(source) && read.getValue().answer.isCompletedExceptionally());
            for (PageRequest request : failed ? List.<PageRequest>of() : plan) {
                if (!state.reads.containsKey(request)) {
                    if (state.reads.size() >= run.parallelRequests() || !places.tryAcquire()) {
                        break;
                    }
                    Ticket ticket = new Ticket(request);
                    state.reads.put(request, ticket);
                    begun.add(ticket);
                }
            }
        }
        return begun;
    }

    private void drop(SyncRun run, PageRequest request) {
        Ticket ticket = run.ahead().reads.get(request);
        leave(run, request);
        if (begins(ticket)) {
            ticket.answer.complete(null);
        } else {
            run.tally().countWasted();
        }
    }

    /** Frees the slot when its message is done, which may be later than the drop. */
    private void leave(SyncRun run, PageRequest request) {
        run.ahead().reads.remove(request).answer.whenComplete((answer, fault) -> places.release());
    }

    /** Drops all prefetches of a run that were not taken. */
    public void end(SyncRun run) {
        State state = run.ahead();
        synchronized (state) {
            List.copyOf(state.reads.keySet()).forEach(request -> drop(run, request));
        }
    }

    /**
     * Whether a request was started, so that its answer is to be taken. Otherwise the caller sends it: also where its message still waits for a
     * reader thread, or was lost with a stopped pool.
     */
    public boolean isUnderWay(SyncRun run, PageRequest request) {
        Ticket ticket = run == null ? null : ticket(run, request);
        if (ticket == null || !begins(ticket)) {
            return ticket != null;
        }
        synchronized (run.ahead()) {
            leave(run, ticket.request);
        }
        ticket.answer.complete(null);
        return false;
    }

    /** Claims a request for a reader thread; false where the run sends it itself. */
    public boolean begins(Ticket ticket) {
        return ticket.begun.compareAndSet(false, true);
    }

    /**
     * Waits for the answer of a prefetched request.
     *
     * @param exchange gets the headers of the answer
     * @throws Exception where the request failed
     */
    public Object take(SyncRun run, PageRequest request, Exchange exchange) throws Exception {
        try {
            Answer answer = ticket(run, request).answer.get();
            answer.headers.forEach(exchange::setVariable);
            return answer.body;
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        } finally {
            synchronized (run.ahead()) {
                leave(run, request);
            }
        }
    }

    /** The request for a reader thread; it fails if a route step ends its message without an answer. */
    public PageRequest request(Ticket ticket, Exchange exchange) {
        ticket.asked = System.nanoTime();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                // no effect after an answer
                ticket.answer.completeExceptionally(
                        new IllegalStateException("a step ended the message of " + ticket.request + " before it was answered"));
            }
        });
        return ticket.request;
    }

    public void answered(Ticket ticket, Exchange exchange) {
        Map<String, Object> headers = new LinkedHashMap<>();
        HEADERS.forEach(name -> headers.put(name, exchange.getVariable(name)));
        Object body = exchange.getMessage().getBody();
        ticket.answer.complete(new Answer(body instanceof TimeEntryPage page ? page.askedAt(ticket.asked) : body, headers));
    }

    public void failed(Ticket ticket, Exception fault) {
        ticket.answer.completeExceptionally(fault);
    }

    private static Ticket ticket(SyncRun run, PageRequest request) {
        synchronized (run.ahead()) {
            return run.ahead().reads.get(request);
        }
    }
}
