package io.camelhub.clockify.web.page;

import java.util.HashMap;
import java.util.Map;

/** Limits parallel downloads, per person and in all. Safe for use by several threads. */
final class Downloads {

    static final int MOST_OF_ONE = 3;
    static final int MOST = 12;

    enum Answer {
        YES,
        /** This person has too many downloads already. */
        TOO_MANY_OF_ONE,
        TOO_MANY
    }

    private final Map<String, Integer> running = new HashMap<>();

    /** Counts an allowed download until {@link #end}. */
    synchronized Answer begin(String user) {
        int ofOne = running.getOrDefault(user, 0);
        if (ofOne >= MOST_OF_ONE) {
            return Answer.TOO_MANY_OF_ONE;
        }
        if (running.values().stream().mapToInt(Integer::intValue).sum() >= MOST) {
            return Answer.TOO_MANY;
        }
        running.put(user, ofOne + 1);
        return Answer.YES;
    }

    synchronized void end(String user) {
        running.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
    }
}
