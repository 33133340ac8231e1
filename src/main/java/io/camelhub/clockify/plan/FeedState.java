package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.FeedPage;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.plan.FeedProgress.Stream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * How far a run got with the change feed, and what it asks for next. Used by one thread at a time.
 */
@Decision
public final class FeedState {

    /** The longest window that Clockify documents. */
    static final Duration LONGEST = Duration.ofDays(30);

    static final String UTC = "utc";

    private static final int SHORT_WINDOW_HOURS = 24;
    private static final String ALL_TYPES = "type=TIME_ENTRY&type=TIME_ENTRY_CUSTOM_FIELD_VALUE&type=PROJECTS&type=CLIENTS"
            + "&type=TAGS&type=TASKS";
    private static final String ENTRIES = "type=TIME_ENTRY";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    /** The time zone of the key's owner; null where it is not known. */
    final String zone;
    final Duration deleteLag;
    boolean on;
    /** How far the feed is read, by Clockify's clock; null as long as it gave no time in this run. */
    Instant now;
    /** What it surely is by Clockify's clock: the cursor does not pass it. */
    Instant certain;
    /** By how much Clockify's clock is ahead of the database's. */
    Duration ahead;
    /** The same when the pages of the window were read, be it by a run before: what happened since may be missing from them. */
    Instant windowCertain;
    /** Whether a run before read some of them. */
    boolean resumed;
    Instant cursor;
    String clock;
    boolean allTypes;
    Duration longest;
    /** The window that is being read; null for none. */
    FeedProgress progress;
    /** What is remembered of it is read: what it hides is to be verified before the cursor moves. */
    boolean ready;
    ClockProbe probe;
    boolean probing;
    boolean probed;
    FeedPage page;

    FeedState(String zone, Duration deleteLag) {
        this.zone = zone;
        this.deleteLag = deleteLag;
    }

    /**
     * A request to the feed.
     *
     * @param stream {@code created}, {@code updated} or {@code deleted}
     */
    public record Request(String stream, String query) {
    }

    /** Whether the feed might read the times of the next window otherwise than they are meant. */
    boolean widens() {
        return !UTC.equals(clock) && !ClockProbe.showsUtc(zone, cursor.minus(ClockProbe.ZONES), now.plus(ClockProbe.ZONES));
    }

    /** Where the next window ends. */
    Instant windowEnd(boolean widened) {
        Duration length = longest.equals(LONGEST) && widened ? LONGEST.minus(ClockProbe.ZONES.multipliedBy(2)) : longest;
        Instant end = cursor.plus(length);
        return end.isBefore(now) ? end : now;
    }

    /** Whether so little time has passed since the last window that there is none. */
    boolean isCurrent() {
        return !cursor.isBefore(now.minusSeconds(1));
    }

    /** Where the window's deletions end: they show up late. */
    Instant deletedTo() {
        Instant settled = now.minus(deleteLag).truncatedTo(ChronoUnit.SECONDS);
        Instant to = progress.to().isBefore(settled) ? progress.to() : settled;
        return to.isAfter(progress.from()) ? to : progress.from();
    }

    /** A time of Clockify's, by the database's clock. */
    Instant byDatabase(Instant time) {
        return time.minus(ahead);
    }

    /** Where the next window begins: nothing before it can have been hidden from this one, whichever clock is right. */
    Instant confirmedTo() {
        Instant settled = windowCertain.minus(deleteLag).truncatedTo(ChronoUnit.SECONDS);
        Instant to = deletedTo().isBefore(settled) ? deletedTo() : settled;
        return to.isAfter(progress.from()) ? to : progress.from();
    }

    /** An answer of the feed shows a time: what happened since may be missing from it. One that is far behind says nothing. */
    void answeredAt(Instant date) {
        if (date.isBefore(windowCertain) && !date.isBefore(certain.minus(ClockifyClock.FURTHEST))) {
            windowCertain = date;
        }
    }

    /** How much further than asked for the window may reach, for all that is known. */
    Duration margin() {
        return progress.widened() && !UTC.equals(clock) ? ClockProbe.ZONES.multipliedBy(2) : Duration.ofSeconds(2);
    }

    /**
     * Decides the next request of a window, whose progress is known once Clockify's time is.
     *
     * @return false where the window is read
     */
    boolean advance() {
        if (progress.stream() == Stream.DELETED && !deletedTo().isAfter(progress.from())) {
            // so little time has passed that no deletion can have shown up yet
            progress.add(new FeedProgress.Page(Stream.DELETED, 1, 0, List.of(), true));
        }
        // it is asked before many pages are read of a window that need not be so wide
        Stream stream = progress.stream();
        probing = probe != null && (stream == null || progress.page() > 0);
        ready = stream == null && !probing;
        return !ready;
    }

    /** The stream of the next request; any shows the time by Clockify's clock. */
    Stream stream() {
        return now == null ? Stream.DELETED : probing ? probe.stream() : progress.stream();
    }

    /** The number of the pass over the stream of the next request, from 1. */
    int pass() {
        return now == null || probing ? 1 : progress.pass();
    }

    /** @param today by the database's clock */
    Request request(Instant today) {
        String query;
        if (now == null) {
            // a second that is long over: only the header is of interest
            Instant time = today.minus(Duration.ofDays(1));
            query = query(ENTRIES, time, time.plusSeconds(1), 0, 1);
        } else if (probing) {
            Instant time = probe.time().truncatedTo(ChronoUnit.SECONDS);
            query = query(ENTRIES, time, time.plusSeconds(2), 0, FeedProgress.LIMIT);
        } else {
            query = query(progress.stream(), progress.page());
        }
        return new Request(stream().label(), query);
    }

    /** The requests for the first pages of a window of which nothing is read yet, and that will not be cut short by a probe. */
    List<Request> first() {
        if (progress.widened() || progress.hasBegun()) {
            return List.of();
        }
        return Arrays.stream(Stream.values())
                .filter(stream -> end(stream).isAfter(progress.from()))
                .map(stream -> new Request(stream.label(), query(stream, 0)))
                .toList();
    }

    private Instant end(Stream stream) {
        return stream == Stream.DELETED ? deletedTo() : progress.to();
    }

    private String query(Stream stream, int page) {
        Duration zones = progress.widened() ? ClockProbe.ZONES : Duration.ZERO;
        return query(allTypes ? ALL_TYPES : ENTRIES, progress.from().minus(zones), end(stream).plus(zones), page, FeedProgress.LIMIT);
    }

    private static String query(String types, Instant from, Instant to, int page, int limit) {
        return types + "&start=" + SECONDS.format(from) + "&end=" + SECONDS.format(to) + "&page=" + page + "&limit=" + limit;
    }

    /** What to remember of the page that was read last. */
    FeedProgress.Page toRemember() {
        return new FeedProgress.Page(progress.stream(), progress.pass(), progress.page(), page.records(FeedProgress.OTHER),
                page.size() < FeedProgress.LIMIT);
    }

    /**
     * A page of the window is stored.
     *
     * @return whether the window is to be shortened before it goes on
     */
    boolean add() {
        if (!probed && probe == null && progress.widened()) {
            probe = ClockProbe.of(zone, progress.stream(), progress.to(), now, page);
        }
        progress.add(toRemember());
        return probe == null && progress.tooLong();
    }

    /** @return whether the record that was asked for proves that the feed reads our times as they are meant */
    boolean onProbe() {
        boolean proved = page.times().containsKey(probe.id());
        probe = null;
        probed = true;
        return proved;
    }

    /** The window begins anew, or another one does. */
    void dropWindow() {
        progress = null;
        ready = false;
        resumed = false;
    }

    /**
     * Clockify refuses what is asked.
     *
     * @param wrongRequest whether by 400: then less is asked for
     * @return false where nothing less is left
     */
    boolean onRefusal(boolean wrongRequest) {
        progress = null;
        probe = null;
        probing = false;
        if (wrongRequest && now != null && allTypes) {
            allTypes = false;
        } else if (wrongRequest && now != null && longest.toHours() > SHORT_WINDOW_HOURS) {
            longest = Duration.ofHours(SHORT_WINDOW_HOURS);
        } else {
            on = false;
        }
        return on;
    }

    /** The smallest of the ids that Clockify gives at a time: its first four bytes are the time in seconds. */
    static String objectId(Instant time) {
        return String.format("%08x", Math.max(0, Math.min(time.getEpochSecond(), 0xffffffffL)));
    }
}
