package io.camelhub.clockify.http;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Term;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Sees to it that a host that does not answer costs one request at a time, and fewer and fewer: until it has answered in this
 * process, and after a time-out, others wait a moment for the answer to the one that is under way, and then give up their
 * turn. Safe for use by several threads.
 */
public final class HostCircuitBreaker {

    /** So long others wait for the first answer. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    /** What gave up its turn comes again after this time. */
    private static final Duration NEXT_TURN = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final Database database;
    private final Hosts hosts;
    private final Map<String, Host> known = new ConcurrentHashMap<>();

    public HostCircuitBreaker(Database database, Hosts hosts) {
        this.database = database;
        this.hosts = hosts;
    }

    /**
     * That a request may be sent.
     *
     * @param host its name
     * @param timeouts how many times in a row the host had not answered by then
     */
    public record Permit(String host, int timeouts) {
    }

    /** What is known of a host; guarded by itself. */
    private static final class Host {

        private boolean hasAnswered;
        private boolean asked;
        private int timeouts;
        private Term silence = Term.OVER;

        boolean isSure() {
            return hasAnswered && timeouts == 0;
        }
    }

    /**
     * Waits until a request may be sent; {@link #answered} or {@link #failed} follows.
     *
     * @return a permit, for these
     * @throws HostSilentException where it is not its turn
     */
    public Permit acquire(String integration, String path) throws InterruptedException {
        String name = URI.create(hosts.address(integration, path)).getAuthority();
        Host host = known.computeIfAbsent(name, none -> new Host());
        long deadline = System.nanoTime() + MOMENT.toNanos();
        synchronized (host) {
            while (!host.isSure() && host.asked) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw silent(name, integration, database.now().plus(NEXT_TURN), false);
                }
                host.wait(left);
            }
            if (!host.isSure()) {
                if (host.silence.holds(database.now())) {
                    throw silent(name, integration, host.silence.until(), true);
                }
                host.asked = true;
            }
            return new Permit(name, host.timeouts);
        }
    }

    private static HostSilentException silent(String name, String integration, Instant until, boolean timedOut) {
        return new HostSilentException("the host " + name + " of integration " + integration + " has not answered"
                + (timedOut ? ", and is asked less and less often; let this machine reach it, or correct clockify.integrations."
                        + integration + ".region, or api-url and reports-url where they are set" : " yet"), until, timedOut);
    }

    /** A host answered, with whatever. */
    public void answered(Permit permit) {
        Host host = known.get(permit.host());
        synchronized (host) {
            host.hasAnswered = true;
            host.timeouts = 0;
            host.asked = false;
            host.notifyAll();
        }
    }

    /**
     * A request failed: by an answer, by a time-out, or else before there was anybody to answer. Of several that were under way when
     * the host fell silent, the first counts.
     *
     * @param permit null where it may not be sent
     * @param order what a person ordered, who waits for a second try; else null
     */
    public void failed(Permit permit, Exception fault, Object order) {
        if (permit == null) {
            return;
        }
        if (fault instanceof HttpOperationFailedException) {
            answered(permit);
            return;
        }
        Host host = known.get(permit.host());
        synchronized (host) {
            // one that began before the host fell silent says nothing of the one that is under way since
            boolean counts = host.timeouts == permit.timeouts();
            host.asked &= !counts;
            if (fault instanceof SocketTimeoutException && counts) {
                host.timeouts++;
                // one that has answered before may have been busy for once
                int pauses = host.timeouts - (host.hasAnswered || order != null ? 1 : 0);
                Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, Math.max(0, pauses - 1)));
                host.silence = pauses == 0 ? Term.OVER
                        : Term.of(database.now(), pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
            }
            host.notifyAll();
        }
    }
}
