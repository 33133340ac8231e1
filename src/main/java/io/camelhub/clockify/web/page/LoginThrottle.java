package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down password guessing: after a few failures for a name or from an address, each further attempt has to wait, twice as long as the one
 * before, up to a limit; and each name has an hourly limit. A browser in which the user has logged in before is counted separately, so that
 * guessing does not lock the user out. A refused attempt computes no hash. Safe for use by several threads.
 */
@Decision
public final class LoginThrottle {

    private static final int MOST = 10_000;
    private static final long COUNTED_FOR = Duration.ofMinutes(15).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    /**
     * The first {@code free} failures do not wait; then the wait grows from a second to {@code longest}, with at most {@code anHour} attempts an
     * hour.
     */
    private record Rule(int free, Duration longest, int anHour) {

        long wait(int failures) {
            return failures < free ? 0
                    : Math.min(longest.toNanos(), Duration.ofSeconds(1L << Math.min(20, failures - free)).toNanos());
        }
    }

    /** For a name, from unknown browsers. */
    private static final Rule OF_NAME = new Rule(5, Duration.ofSeconds(30), 60);
    /** For an address; behind a reverse proxy that is not in the settings, all users share one. */
    private static final Rule OF_ADDRESS = new Rule(20, Duration.ofMinutes(5), Integer.MAX_VALUE);
    private static final Rule OF_DEVICE = new Rule(5, Duration.ofSeconds(30), 20);
    /** For a name, from all its known browsers together: with {@link #OF_NAME}, a hundred an hour. */
    private static final Rule OF_DEVICES = new Rule(Integer.MAX_VALUE, Duration.ZERO, 40);

    private static final class Failures {

        private int count;
        private long last;
        private long until;
        /** The attempts of the last hour. */
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
     * The author of an attempt.
     *
     * @param device the known browser; null for an unknown one
     */
    record Who(String name, String address, String device) {

        private Map<String, Rule> rules() {
            return device == null ? Map.of("name " + name, OF_NAME, "address " + address, OF_ADDRESS)
                    : Map.of("device " + device, OF_DEVICE, "devices of " + name, OF_DEVICES);
        }
    }

    /** The wait before an attempt now; zero for none. An attempt without a wait counts as a failure until {@link #succeeded}. */
    synchronized Duration attempt(Who who, long now) {
        long wait = who.rules().entrySet().stream().mapToLong(rule -> wait(failures.get(rule.getKey()), rule.getValue(), now)).max().orElse(0);
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        who.rules().forEach((key, rule) -> failed(failures.computeIfAbsent(key, none -> new Failures()), rule, now));
        return Duration.ZERO;
    }

    /** Reports the right password: resets the failures of the name, and removes this one from the address's. */
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
