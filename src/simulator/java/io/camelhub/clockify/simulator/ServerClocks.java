package io.camelhub.clockify.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * The clocks of the servers behind Clockify's address: whichever answers shows its own in the header {@code Date}. They do not touch
 * what is carried out, which goes by the world's clock. Thread-safe.
 */
public final class ServerClocks {

    private int servers = 1;
    private Duration ahead = Duration.ZERO;
    private int answers;
    private int wrong = Integer.MAX_VALUE;

    ServerClocks() {
    }

    /** All clocks are right again. */
    public synchronized void right() {
        set(1, Duration.ZERO, Integer.MAX_VALUE);
    }

    /** Every answer shows a time that is so much ahead, or behind where it is negative. */
    public synchronized void all(Duration by) {
        set(1, by, Integer.MAX_VALUE);
    }

    /** One of some servers shows such a time: every so many-th answer, from the next one on. */
    public synchronized void oneOf(int some, Duration by) {
        set(some, by, Integer.MAX_VALUE);
    }

    /** The next answers show such a time, and then none any more. */
    public synchronized void next(int some, Duration by) {
        set(1, by, some);
    }

    private void set(int some, Duration by, int many) {
        servers = some;
        ahead = by;
        answers = 0;
        wrong = many;
    }

    /** What the server that answers takes for now. */
    synchronized Instant shown(Instant now) {
        boolean isWrong = answers % servers == 0 && wrong > 0;
        answers++;
        wrong -= isWrong ? 1 : 0;
        return isWrong ? now.plus(ahead) : now;
    }
}
