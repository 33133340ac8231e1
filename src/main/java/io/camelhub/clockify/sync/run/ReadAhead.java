package io.camelhub.clockify.sync.run;

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
public final class ReadAhead {

    /** Room in the heap for one answer and all that is made of it: the longest page several times over. */
    private static final long ROOM = 6 << 20;

    /** No more than this are under way or in memory, of all runs of this process together. */
    public static final int MOST = (int) Math.max(1, Math.min(512, Runtime.getRuntime().maxMemory() / ROOM));

    /** Headers of the answer, as {@code direct:clockify-get} gives them. */
    private static final List<String> HEADERS = List.of("clockifyLastPage", "clockifyDate");

    private final Semaphore places = new Semaphore(MOST);

    /**
     * @param reader the route that reads it
     * @param request what that route takes as its body
     */
    private record Read(String reader, Object request) {
    }

    private record Answer(Object body, Map<String, Object> headers) {
    }

    /** A request that is sent before it is its turn. */
    public static final class Sent {

        private final Read read;
        /** Whether somebody sends it: a reader, or the one whose turn it is. */
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        /** When, by {@link System#nanoTime}; null as long as it is not. */
        private volatile Long asked;

        private Sent(Read read) {
            this.read = read;
        }
    }

    /** What a run has under way; guarded by itself. */
    public static final class State {

        private final Map<Read, Sent> reads = new LinkedHashMap<>();
        /** Entries whose content was asked for later than something that is under way, and when. */
        private final Map<String, Long> newer = new HashMap<>();

        synchronized boolean isOutdated(String entryId, long asked) {
            Long known = newer.get(entryId);
            return known != null && known - asked > 0;
        }

        /** What is known of some entries was asked for at this time, by {@link System#nanoTime}. */
        synchronized void noteAsked(Collection<String> entryIds, long asked) {
            Optional<Long> first = reads.values().stream().map(sent -> sent.asked).filter(Objects::nonNull).min(State::compare);
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
     * @param reader the route that will read them
     * @param plan the requests that are expected, in their order
     * @return those that begin now: each is to be the body of a message to {@code direct:clockify-ahead}
     */
    public List<Sent> begin(SyncRun run, String reader, List<?> plan) {
        State state = run.ahead();
        List<Sent> begun = new ArrayList<>();
        synchronized (state) {
            List<Read> others = state.reads.keySet().stream()
                    .filter(read -> read.reader.equals(reader) && !plan.contains(read.request))
                    .toList();
            others.forEach(read -> drop(run, read));
            boolean failed = state.reads.entrySet().stream()
                    .anyMatch(read -> read.getKey().reader.equals(reader) && read.getValue().answer.isCompletedExceptionally());
            for (Object request : failed ? List.of() : plan) {
                Read read = new Read(reader, request);
                if (!state.reads.containsKey(read)) {
                    if (state.reads.size() >= run.parallelRequests() || !places.tryAcquire()) {
                        break;
                    }
                    Sent sent = new Sent(read);
                    state.reads.put(read, sent);
                    begun.add(sent);
                }
            }
        }
        return begun;
    }

    private void drop(SyncRun run, Read read) {
        Sent sent = run.ahead().reads.get(read);
        leave(run, read);
        if (begins(sent)) {
            sent.answer.complete(null);
        } else {
            run.tally().readInVain();
        }
    }

    /** Its place is free once its message is done, which may go on for a while where it is dropped. */
    private void leave(SyncRun run, Read read) {
        run.ahead().reads.remove(read).answer.whenComplete((answer, fault) -> places.release());
    }

    /** Drops all that a run has begun and not taken. */
    public void end(SyncRun run) {
        State state = run.ahead();
        synchronized (state) {
            List.copyOf(state.reads.keySet()).forEach(read -> drop(run, read));
        }
    }

    /**
     * Whether a request is under way, and its answer is to be taken. Else it is the caller's to send: also where its message waits for
     * a reader yet, or was dropped with a pool that was stopped.
     */
    public boolean isUnderWay(SyncRun run, String reader, Object request) {
        Sent sent = run == null ? null : read(run, reader, request);
        if (sent == null || !begins(sent)) {
            return sent != null;
        }
        synchronized (run.ahead()) {
            leave(run, sent.read);
        }
        sent.answer.complete(null);
        return false;
    }

    /** Whether a reader is to send a request; not where the one whose turn it is does so. */
    public boolean begins(Sent sent) {
        return sent.begun.compareAndSet(false, true);
    }

    /**
     * The answer to a request that is under way; waits for it.
     *
     * @param exchange gets the headers of the answer
     * @throws Exception the fault, where it failed
     */
    public Object take(SyncRun run, String reader, Object request, Exchange exchange) throws Exception {
        try {
            Answer answer = read(run, reader, request).answer.get();
            answer.headers.forEach(exchange::setVariable);
            return answer.body;
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        } finally {
            synchronized (run.ahead()) {
                leave(run, new Read(reader, request));
            }
        }
    }

    /** What the reader is to read; where a step ends the message before it was answered, the request fails. */
    public Object request(Sent sent, Exchange exchange) {
        sent.asked = System.nanoTime();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                // nothing, where it was answered
                sent.answer.completeExceptionally(
                        new IllegalStateException("a step ended the message of " + sent.read.reader + " before it was answered"));
            }
        });
        return sent.read.request;
    }

    public void answered(Sent sent, Exchange exchange) {
        Map<String, Object> headers = new LinkedHashMap<>();
        HEADERS.forEach(name -> headers.put(name, exchange.getVariable(name)));
        Object body = exchange.getMessage().getBody();
        sent.answer.complete(new Answer(body instanceof TimeEntryPage page ? page.askedAt(sent.asked) : body, headers));
    }

    public void failed(Sent sent, Exception fault) {
        sent.answer.completeExceptionally(fault);
    }

    private static Sent read(SyncRun run, String reader, Object request) {
        synchronized (run.ahead()) {
            return run.ahead().reads.get(new Read(reader, request));
        }
    }
}
