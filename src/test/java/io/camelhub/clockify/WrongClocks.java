package io.camelhub.clockify;

import io.camelhub.clockify.simulator.ServerClocks;
import java.time.Duration;

/** How clocks go wrong: those of Clockify's servers, and the database's. */
final class WrongClocks {

    private WrongClocks() {
    }

    /** A few answers show another time. */
    static void ofAnswers(ServerClocks clocks, int which, int how) {
        clocks.next(1 + which % 9, by(how));
    }

    /** One of Clockify's servers, or all of them, go wrong, until they are set. */
    static void ofServers(ServerClocks clocks, int which, int how) {
        if (how % 4 == 0) {
            clocks.right();
        } else {
            clocks.oneOf(1 + which % 3, by(how));
        }
    }

    /** How far the database's clock is off: back and forth, by hours, a day or a year, and right again. */
    static Duration ofDatabase(int which, int how) {
        return which % 3 == 0 ? Duration.ZERO : by(how);
    }

    private static Duration by(int how) {
        Duration length = switch (how % 5) {
            case 0 -> Duration.ofMinutes(how % 90);
            case 1, 2 -> Duration.ofMinutes(60 + how % 300);
            case 3 -> Duration.ofHours(20 + how % 50);
            default -> Duration.ofDays(365);
        };
        return how % 2 == 0 ? length : length.negated();
    }
}
