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
import java.util.Set;
import java.util.stream.Collectors;

/** A run's progress with the change feed, which decides the next request. Used by one thread at a time. */
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
    /** The end of the feed's reading, by Clockify's clock; null before its first answer in this run. */
    Instant now;
    /** The certain time of Clockify's clock: the cursor does not pass it. */
    Instant certain;
    /** By how much Clockify's clock is ahead of the database's. */
    Duration ahead;
    /** The certain time when the window's pages were read, perhaps by an earlier run: later changes may be missing from them. */
    Instant windowCertain;
    /** Whether an earlier run read some of the pages. */
    boolean resumed;
    Instant cursor;
    String clock;
    boolean allTypes;
    /** The types that say that a stream changed. */
    Set<String> signalTypes = Set.of();
    /** Whether these are asked for. */
    boolean signals;
    Duration longest;
    /** The progress of the current window; null for none. */
    FeedProgress progress;
    /** Whether its pages are read, so that its deletions are to be verified before the cursor moves. */
    boolean ready;
    ClockProbe probe;
    boolean probing;
    boolean probed;
    FeedPage page;
    /** Those of its entries that were stored as deleted. */
    Set<String> restored = Set.of();

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

    /** Whether the feed may read the next window's times as local times, so that it must be widened. */
    boolean widens() {
        return !UTC.equals(clock) && !ClockProbe.showsUtc(zone, cursor.minus(ClockProbe.ZONES), now.plus(ClockProbe.ZONES));
    }

    /** The end of the next window. */
    Instant windowEnd(boolean widened) {
        Duration length = longest.equals(LONGEST) && widened ? LONGEST.minus(ClockProbe.ZONES.multipliedBy(2)) : longest;
        Instant end = cursor.plus(length);
        return end.isBefore(now) ? end : now;
    }

    /** Whether too little time has passed since the last window for a new one. */
    boolean isCurrent() {
        return !cursor.isBefore(now.minusSeconds(1));
    }

    /** The end of the window's deletions, which are reported late. */
    Instant deletedTo() {
        Instant settled = now.minus(deleteLag).truncatedTo(ChronoUnit.SECONDS);
        Instant to = progress.to().isBefore(settled) ? progress.to() : settled;
        return to.isAfter(progress.from()) ? to : progress.from();
    }

    /** Converts a time of Clockify's clock to the database's. */
    Instant byDatabase(Instant time) {
        return time.minus(ahead);
    }

    /** The beginning of the next window: no earlier change can have been hidden from this one, by any of the clocks. */
    Instant confirmedTo() {
        Instant settled = windowCertain.minus(deleteLag).truncatedTo(ChronoUnit.SECONDS);
        Instant to = deletedTo().isBefore(settled) ? deletedTo() : settled;
        return to.isAfter(progress.from()) ? to : progress.from();
    }

    /** Records the time of an answer: later changes may be missing from it. A time that is far behind is ignored. */
    void answeredAt(Instant date) {
        if (date.isBefore(windowCertain) && !date.isBefore(certain.minus(ClockifyClock.FURTHEST))) {
            windowCertain = date;
        }
    }

    /** The margin by which the window is widened for the time zone. */
    Duration margin() {
        return progress.widened() && !UTC.equals(clock) ? ClockProbe.ZONES.multipliedBy(2) : Duration.ofSeconds(2);
    }

    /**
     * Decides the next request of a window, whose progress can be read after Clockify's time is known.
     *
     * @return false at the end of the window
     */
    boolean advance() {
        if (progress.stream() == Stream.DELETED && !deletedTo().isAfter(progress.from())) {
            // too little time has passed for a deletion to be reported
            progress.add(new FeedProgress.Page(Stream.DELETED, 1, 0, List.of(), true));
        }
        // probed before many pages of a widened window are read
        Stream stream = progress.stream();
        probing = probe != null && (stream == null || progress.page() > 0);
        ready = stream == null && !probing;
        return !ready;
    }

    /** The stream of the next request; any for a request that only reads the time. */
    Stream stream() {
        return now == null ? Stream.DELETED : probing ? probe.stream() : progress.stream();
    }

    /** The number of the pass of the next request, from 1. */
    int pass() {
        return now == null || probing ? 1 : progress.pass();
    }

    /** @param today by the database's clock */
    Request request(Instant today) {
        String query;
        if (now == null) {
            // a single second in the past: only the header is needed
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

    /** The first pages' requests of a window that is not begun, and that no probe will shorten. */
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
        return query(types(), progress.from().minus(zones), end(stream).plus(zones), page, FeedProgress.LIMIT);
    }

    /** Three steps, since a type that Clockify does not know costs the whole request: all, those of what entries name, entries alone. */
    private String types() {
        if (!allTypes) {
            return ENTRIES;
        }
        return !signals ? ALL_TYPES : ALL_TYPES + signalTypes.stream().sorted().map(type -> "&type=" + type).collect(Collectors.joining());
    }

    private static String query(String types, Instant from, Instant to, int page, int limit) {
        return types + "&start=" + SECONDS.format(from) + "&end=" + SECONDS.format(to) + "&page=" + page + "&limit=" + limit;
    }

    /** The last page, in the form to be stored. */
    FeedProgress.Page toRemember() {
        List<String> records = page.records(FeedProgress.OTHER);
        restored.forEach(id -> records.add(FeedProgress.RESTORED + id));
        return new FeedProgress.Page(progress.stream(), progress.pass(), progress.page(), records, page.size() < FeedProgress.LIMIT);
    }

    /**
     * Adds a stored page.
     *
     * @return whether the window is to be shortened before it continues
     */
    boolean add() {
        if (!probed && probe == null && progress.widened()) {
            probe = ClockProbe.of(zone, progress.stream(), progress.to(), now, page);
        }
        progress.add(toRemember());
        return probe == null && progress.tooLong();
    }

    /** @return whether the probe's record proves that the feed reads our times as UTC */
    boolean onProbe() {
        boolean proved = page.times().containsKey(probe.id());
        probe = null;
        probed = true;
        return proved;
    }

    /** Drops the window, which begins anew or is replaced. */
    void dropWindow() {
        progress = null;
        ready = false;
        resumed = false;
    }

    /**
     * Handles a refusal.
     *
     * @param wrongRequest whether by 400, after which the request is reduced
     * @return false where it cannot be reduced further
     */
    boolean onRefusal(boolean wrongRequest) {
        progress = null;
        probe = null;
        probing = false;
        if (wrongRequest && now != null && allTypes && signals && !signalTypes.isEmpty()) {
            signals = false;
        } else if (wrongRequest && now != null && allTypes) {
            allTypes = false;
        } else if (wrongRequest && now != null && longest.toHours() > SHORT_WINDOW_HOURS) {
            longest = Duration.ofHours(SHORT_WINDOW_HOURS);
        } else {
            on = false;
        }
        return on;
    }

    /** The smallest id of a time: the first four bytes of Clockify's ids are the time in seconds. */
    static String objectId(Instant time) {
        return String.format("%08x", Math.max(0, Math.min(time.getEpochSecond(), 0xffffffffL)));
    }
}
