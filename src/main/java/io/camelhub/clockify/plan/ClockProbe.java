package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.FeedPage;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.plan.FeedProgress.Stream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A record that the feed returns only if it reads our times as UTC, not as the account's local time. The feed is asked for it before many pages of
 * a widened window are read, which then need not be so wide.
 */
@Decision
record ClockProbe(Stream stream, String id, Instant time) {

    /** More than twice the largest difference of a time zone from UTC. */
    static final Duration ZONES = Duration.ofHours(26);

    /** Whether a time zone always equals UTC; false for an unknown one. */
    static boolean isUtc(String zone) {
        ZoneRules rules = rules(zone);
        return rules != null && rules.equals(ZoneOffset.UTC.getRules());
    }

    /** Whether a time zone equals UTC during a whole period, as London's does in winter. */
    static boolean showsUtc(String zone, Instant from, Instant to) {
        ZoneRules rules = rules(zone);
        if (rules == null) {
            return false;
        }
        ZoneOffsetTransition next = rules.nextTransition(from);
        return rules.getOffset(from).equals(ZoneOffset.UTC) && (next == null || next.getInstant().isAfter(to));
    }

    private static ZoneRules rules(String zone) {
        try {
            return zone == null ? null : ZoneId.of(zone).getRules();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * A record of a window that would be outside of it if the feed read local times; null for none.
     *
     * @param now by Clockify's clock
     */
    static ClockProbe of(String zone, Stream stream, Instant windowEnd, Instant now, FeedPage page) {
        ZoneRules rules = rules(zone);
        if (stream == Stream.DELETED || rules == null || Math.abs(rules.getOffset(windowEnd).getTotalSeconds()) < 60) {
            return null;
        }
        return page.times().entrySet().stream()
                .filter(record -> record.getValue().isBefore(now.minusSeconds(5)))
                .findFirst()
                .map(record -> new ClockProbe(stream, record.getKey(), record.getValue()))
                .orElse(null);
    }
}
