package io.camelhub.clockify.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Rolling limits per workspace: a Free one by the hour of the world's clock, a paid one by the second of real time (nobody
 * wants to wait for a stopped clock). Refused requests use nothing up.
 */
final class RateLimits {

    private static final long SECOND = 1_000_000_000L;

    private final Map<String, Deque<Instant>> hours = new HashMap<>();
    private final Map<String, Deque<Long>> seconds = new HashMap<>();

    /** The seconds to wait when the request is one too many, else empty. */
    synchronized OptionalLong admit(String workspaceId, boolean paid, int most, Instant now) {
        return paid ? paid(workspaceId, most) : free(workspaceId, most, now);
    }

    private OptionalLong free(String workspaceId, int most, Instant now) {
        Deque<Instant> taken = hours.computeIfAbsent(workspaceId, id -> new ArrayDeque<>());
        Duration hour = Duration.ofHours(1);
        taken.removeIf(at -> !at.isAfter(now.minus(hour)) || at.isAfter(now.plus(hour)));
        if (taken.size() >= most) {
            return OptionalLong.of(Math.max(1, Duration.between(now, taken.peekFirst().plus(hour)).toSeconds() + 1));
        }
        taken.add(now);
        return OptionalLong.empty();
    }

    private OptionalLong paid(String workspaceId, int most) {
        Deque<Long> taken = seconds.computeIfAbsent(workspaceId, id -> new ArrayDeque<>());
        long now = System.nanoTime();
        while (!taken.isEmpty() && now - taken.peekFirst() >= SECOND) {
            taken.removeFirst();
        }
        if (taken.size() >= most) {
            return OptionalLong.of(1);
        }
        taken.add(now);
        return OptionalLong.empty();
    }
}
