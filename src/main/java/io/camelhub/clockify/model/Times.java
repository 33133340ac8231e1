package io.camelhub.clockify.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Formats times in messages for people. */
public final class Times {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Times() {
    }

    /** A time rounded up to the next whole second, UTC. */
    public static String reached(Instant time) {
        return SECONDS.format(time.plusNanos(999_999_999));
    }
}
