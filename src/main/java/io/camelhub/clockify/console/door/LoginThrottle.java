package io.camelhub.clockify.console.door;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows down those who try passwords: after a few for one name, or from one address, each further one has to wait, twice as long as
 * the one before it up to a limit, and then may be tried again. Who waits costs no hash. Safe for use by several threads.
 */
@Decision
final class LoginThrottle {

    private static final int MOST = 10_000;
    private static final long COUNTED_FOR = Duration.ofMinutes(15).toNanos();

    /** So many attempts are free; then it waits a second, and no longer than this. */
    private record Rule(int free, Duration longest) {

        long wait(int failures) {
            return failures < free ? 0
                    : Math.min(longest.toNanos(), Duration.ofSeconds(1L << Math.min(20, failures - free)).toNanos());
        }
    }

    /** Nobody can keep another out for longer than half a minute, but from the same address. */
    private static final Rule OF_NAME = new Rule(5, Duration.ofSeconds(30));
    /** Behind a reverse proxy that is not named in the settings, all come from one. */
    private static final Rule OF_ADDRESS = new Rule(20, Duration.ofMinutes(5));

    private record Failures(int count, long last, long until) {
    }

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    /** How long whoever tries now has to wait; zero for not at all. The attempt counts as a failure until {@link #succeeded}. */
    synchronized Duration attempt(String name, String address, long now) {
        long until = Math.max(until("name " + name, now), until("address " + address, now));
        if (until > now) {
            return Duration.ofNanos(until - now);
        }
        failed("name " + name, OF_NAME, now);
        failed("address " + address, OF_ADDRESS, now);
        return Duration.ZERO;
    }

    /** It was the right password. */
    synchronized void succeeded(String name, String address) {
        List.of("name " + name, "address " + address).forEach(failures::remove);
    }

    private long until(String who, long now) {
        Failures before = failures.get(who);
        return before == null ? now : before.until();
    }

    private void failed(String who, Rule rule, long now) {
        Failures before = failures.get(who);
        int count = before == null || now - before.last() > COUNTED_FOR ? 1 : before.count() + 1;
        failures.put(who, new Failures(count, now, now + rule.wait(count)));
    }
}
