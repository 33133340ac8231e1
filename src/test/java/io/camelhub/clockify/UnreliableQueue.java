package io.camelhub.clockify;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A queue between hubs that delivers in any order, by several threads, and loses, doubles and keeps back messages, until it is
 * told to behave. Thread-safe.
 */
final class UnreliableQueue implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Consumer<String> consumer;
    private final ExecutorService threads;
    private final List<String> waiting = new ArrayList<>();
    private final List<String> keptBack = new ArrayList<>();
    private Random random = new Random(1);
    private boolean reliable;
    private int refusals;
    private int underWay;
    private long lost;
    private long doubled;
    private long late;

    UnreliableQueue(int consumers, Consumer<String> consumer) {
        this.consumer = consumer;
        threads = Executors.newFixedThreadPool(consumers);
    }

    /** Takes a message, or what becomes of it. */
    synchronized void send(String message) {
        if (refusals > 0) {
            refusals--;
            throw new IllegalStateException("the queue is closed");
        }
        int fate = reliable ? 99 : random.nextInt(100);
        if (fate < 8) {
            lost++;
        } else if (fate < 20) {
            late++;
            keptBack.add(message);
        } else if (fate < 35) {
            doubled++;
            add(message);
            if (fate < 27) {
                keptBack.add(message);
            } else {
                add(message);
            }
        } else {
            add(message);
        }
    }

    private void add(String message) {
        waiting.add(message);
        underWay++;
        threads.execute(this::deliver);
    }

    private void deliver() {
        try {
            consumer.accept(take());
        } finally {
            done();
        }
    }

    /** Any of them: as many are waiting as deliveries are under way that have not taken theirs. */
    private synchronized String take() {
        return waiting.remove(random.nextInt(waiting.size()));
    }

    private synchronized void done() {
        underWay--;
    }

    /** Delivers what was kept back. */
    synchronized void deliverLate() {
        keptBack.forEach(this::add);
        keptBack.clear();
    }

    /** Loses what was kept back. */
    synchronized void forgetLate() {
        keptBack.clear();
    }

    /** Refuses the next messages. */
    synchronized void refuse(int messages) {
        refusals = messages;
    }

    /** From now on each message is delivered once. */
    synchronized void behave() {
        reliable = true;
        refusals = 0;
    }

    /** Begins anew, by a seed, without a message. */
    synchronized void misbehave(long seed) {
        random = new Random(seed);
        reliable = false;
        refusals = 0;
    }

    synchronized boolean isIdle() {
        return underWay == 0;
    }

    /** Waits until all that is to be delivered was, and was done; else fails, and says where it stands. */
    void awaitIdle() {
        try {
            await().pollInterval(Duration.ofMillis(3)).atMost(LONGEST).until(this::isIdle);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> Arrays.toString(thread.getValue()).contains("camel"))
                    .map(thread -> thread.getKey() + "\n    "
                            + Stream.of(thread.getValue()).map(Object::toString).collect(Collectors.joining("\n    ")))
                    .collect(Collectors.joining("\n")), e);
        }
    }

    @Override
    public synchronized String toString() {
        return lost + " messages lost, " + doubled + " doubled, " + late + " late";
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
