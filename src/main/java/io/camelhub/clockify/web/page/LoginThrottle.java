package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down those who try passwords: after a few for one name, or from one address, each further one has to wait, twice as long as
 * the one before it up to a limit, and then may be tried again; and so many an hour may be tried for a name at all. A browser in which
 * the same person logged in before is counted by itself, so that nobody who guesses at a name shuts out whom it belongs to. Who waits
 * costs no hash. Safe for use by several threads.
 */
@Decision
public final class LoginThrottle {

    private static final int MOST = 10_000;
    private static final long COUNTED_FOR = Duration.ofMinutes(15).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    /** So many attempts are free; then it waits a second, and no longer than this; and so many an hour there are at most. */
    private record Rule(int free, Duration longest, int anHour) {

        long wait(int failures) {
            return failures < free ? 0
                    : Math.min(longest.toNanos(), Duration.ofSeconds(1L << Math.min(20, failures - free)).toNanos());
        }
    }

    /** Of a name, from where nobody logged in by it before. */
    private static final Rule OF_NAME = new Rule(5, Duration.ofSeconds(30), 60);
    /** Behind a reverse proxy that is not named in the settings, all come from one. */
    private static final Rule OF_ADDRESS = new Rule(20, Duration.ofMinutes(5), Integer.MAX_VALUE);
    private static final Rule OF_DEVICE = new Rule(5, Duration.ofSeconds(30), 20);
    /** Of a name, from all browsers together in which it logged in before: with the others, a hundred an hour. */
    private static final Rule OF_DEVICES = new Rule(Integer.MAX_VALUE, Duration.ZERO, 40);

    private static final class Failures {

        private int count;
        private long last;
        private long until;
        /** When they were, within the last hour. */
        private final Deque<Long> times = new ArrayDeque<>();
    }

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Whose attempt it is.
     *
     * @param device the browser, where the same person logged in by it before; null where that is not known
     */
    record Who(String name, String address, String device) {

        private Map<String, Rule> rules() {
            return device == null ? Map.of("name " + name, OF_NAME, "address " + address, OF_ADDRESS)
                    : Map.of("device " + device, OF_DEVICE, "devices of " + name, OF_DEVICES);
        }
    }

    /** How long whoever tries now has to wait; zero for not at all. The attempt counts as a failure until {@link #succeeded}. */
    synchronized Duration attempt(Who who, long now) {
        long wait = who.rules().entrySet().stream().mapToLong(rule -> wait(failures.get(rule.getKey()), rule.getValue(), now)).max().orElse(0);
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        who.rules().forEach((key, rule) -> failed(failures.computeIfAbsent(key, none -> new Failures()), rule, now));
        return Duration.ZERO;
    }

    /** It was the right password, and so no failure: of the name they are forgotten, of the address the others stay. */
    synchronized void succeeded(Who who, long now) {
        for (String key : who.rules().keySet()) {
            Failures before = failures.get(key);
            if (before != null) {
                before.times.pollLast();
                before.count = key.startsWith("address ") ? before.count - 1 : 0;
                before.until = now;
            }
        }
    }

    private static long wait(Failures before, Rule rule, long now) {
        if (before == null) {
            return 0;
        }
        forget(before, now);
        long untilHour = before.times.size() < rule.anHour() ? 0 : before.times.peekFirst() + HOUR - now;
        return Math.max(untilHour, before.until - now);
    }

    private static void failed(Failures failures, Rule rule, long now) {
        failures.count = failures.count > 0 && now - failures.last > COUNTED_FOR ? 1 : failures.count + 1;
        failures.last = now;
        failures.until = now + rule.wait(failures.count);
        if (rule.anHour() < Integer.MAX_VALUE) {
            failures.times.addLast(now);
        }
    }

    private static void forget(Failures failures, long now) {
        while (!failures.times.isEmpty() && now - failures.times.peekFirst() >= HOUR) {
            failures.times.removeFirst();
        }
    }
}
