package io.camelhub.clockify.simulator;

import java.time.Instant;

/** Gives ids like Clockify's: 24 hex digits, of which the first eight are the second of creation. */
final class Ids {

    private final long machine;
    private int counter;

    Ids(long seed) {
        machine = Texts.mixed(seed, 100) & 0x7F_FFFFL | 0x50_0000_0000L;
    }

    synchronized String next(Instant at) {
        return Workspace.hex((int) at.getEpochSecond(), machine, counter++);
    }
}
