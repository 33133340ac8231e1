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
 * Limits requests to a host that does not answer to one at a time, with growing pauses. Until the host has answered in this process, and after a
 * time-out, other requests wait briefly for the answer to the current one, and then fail. Safe for use by several threads.
 */
public final class HostCircuitBreaker {

    /** How long other requests wait for the first answer. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    /** When a request that failed without being sent should be retried. */
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
     * Permission to send a request.
     *
     * @param host the host's name
     * @param timeouts the number of time-outs in a row when it was given
     */
    public record Permit(String host, int timeouts) {
    }

    /** The state of a host; its monitor is the lock. */
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
     * Waits until a request may be sent; the caller then calls {@link #answered} or {@link #failed}.
     *
     * @throws HostSilentException where another request is waiting for the host, or a pause is not over
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

    /** Reports any answer of the host. */
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
     * Reports a failed request: one with an error status, a time-out, or a failure before the connection. Of several concurrent time-outs, only the
     * first counts.
     *
     * @param permit null where no request was sent
     * @param order a person's order, for which the pause begins one time-out later; else null
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
            // a time-out of an older request says nothing about the one sent since then
            boolean counts = host.timeouts == permit.timeouts();
            host.asked &= !counts;
            if (fault instanceof SocketTimeoutException && counts) {
                host.timeouts++;
                // a host that has answered before may just have been busy: no long pause after its first time-out
                int pauses = host.timeouts - (host.hasAnswered || order != null ? 1 : 0);
                Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, Math.max(0, pauses - 1)));
                host.silence = pauses == 0 ? Term.OVER
                        : Term.of(database.now(), pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
            }
            host.notifyAll();
        }
    }
}
