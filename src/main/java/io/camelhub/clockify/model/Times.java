package io.camelhub.clockify.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in messages for people. */
public final class Times {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Times() {
    }

    /** The first whole second, UTC, at which a time is reached. */
    public static String reached(Instant time) {
        return SECONDS.format(time.plusNanos(999_999_999));
    }
}
