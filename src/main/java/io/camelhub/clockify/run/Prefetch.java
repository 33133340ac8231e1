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
 * Requests that are sent before it is their turn, so that several of a run are under way at once. Their answers wait here, and are
 * taken in the order of the plan by the one who writes. A request that was never begun, or was dropped, is sent when it is its turn: so
 * nothing depends on how many there are. What such an answer says of an entry that was written meanwhile, from an answer to a later
 * request, is outdated. Safe for use by several threads.
 */
public final class Prefetch {

    /** Room in the heap for one answer and all that is made of it: the longest page several times over. */
    private static final long ROOM = 6 << 20;

    /** No more than this are under way or in memory, of all runs of this process together. */
    public static final int MOST = (int) Math.max(1, Math.min(512, Runtime.getRuntime().maxMemory() / ROOM));

    /** Headers of the answer, as {@code direct:clockify-get} gives them. */
    private static final List<String> HEADERS = List.of("clockifyLastPage", "clockifyDate");

    private final Semaphore places = new Semaphore(MOST);

    private record Answer(Object body, Map<String, Object> headers) {
    }

    /** A request that is sent before it is its turn. */
    public static final class Ticket {

        private final PageRequest request;
        /** Whether somebody sends it: a reader, or the one whose turn it is. */
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        /** When, by {@link System#nanoTime}; null as long as it is not. */
        private volatile Long asked;

        private Ticket(PageRequest request) {
            this.request = request;
        }
    }

    /** What a run has under way; guarded by itself. */
    public static final class State {

        private final Map<PageRequest, Ticket> reads = new LinkedHashMap<>();
        /** Entries whose content was asked for later than something that is under way, and when. */
        private final Map<String, Long> newer = new HashMap<>();

        synchronized boolean isOutdated(String entryId, long asked) {
            Long known = newer.get(entryId);
            return known != null && known - asked > 0;
        }

        /** What is known of some entries was asked for at this time, by {@link System#nanoTime}. */
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
     * Begins as many requests of a plan as may be under way; what was begun before and is no longer in the plan is dropped. Where
     * one has failed, no more begin until it is its turn.
     *
     * @param source what they read
     * @param plan the requests that are expected, in their order
     * @return those that begin now: each is to be the body of a message to {@code direct:clockify-ahead}
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

    /** Its place is free once its message is done, which may go on for a while where it is dropped. */
    private void leave(SyncRun run, PageRequest request) {
        run.ahead().reads.remove(request).answer.whenComplete((answer, fault) -> places.release());
    }

    /** Drops all that a run has begun and not taken. */
    public void end(SyncRun run) {
        State state = run.ahead();
        synchronized (state) {
            List.copyOf(state.reads.keySet()).forEach(request -> drop(run, request));
        }
    }

    /**
     * Whether a request is under way, and its answer is to be taken. Else it is the caller's to send: also where its message waits for
     * a reader yet, or was dropped with a pool that was stopped.
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

    /** Whether a reader is to send a request; not where the one whose turn it is does so. */
    public boolean begins(Ticket ticket) {
        return ticket.begun.compareAndSet(false, true);
    }

    /**
     * The answer to a request that is under way; waits for it.
     *
     * @param exchange gets the headers of the answer
     * @throws Exception the fault, where it failed
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

    /** What the reader is to read; where a step ends the message before it was answered, the request fails. */
    public PageRequest request(Ticket ticket, Exchange exchange) {
        ticket.asked = System.nanoTime();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                // nothing, where it was answered
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
