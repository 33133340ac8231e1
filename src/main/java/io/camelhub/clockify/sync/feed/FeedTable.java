package io.camelhub.clockify.sync.feed;

import io.camelhub.clockify.sync.feed.FeedProgress.Stream;
import io.camelhub.clockify.sync.run.RunDatabase;
import io.camelhub.clockify.sync.run.SyncRun;
import io.camelhub.clockify.sync.run.SyncState;
import io.camelhub.clockify.sync.window.Covered;
import io.camelhub.clockify.sync.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The cursor of the change feed, and the pages that were read of its window. */
final class FeedTable {

    /** What is certain of Clockify's clock is noted anew after this time. */
    static final Duration CERTAIN_FOR = Duration.ofMinutes(30);

    private final RunDatabase database;
    private final SyncState state;

    FeedTable(RunDatabase database) {
        this.database = database;
        this.state = new SyncState(database.all());
    }

    /**
     * @param byWindows whether the feed was refused
     * @param hours the longest window that Clockify takes; null for the documented one
     * @param clock how the feed reads our times; null where it is not known
     * @param time what is known of Clockify's clock
     * @param certain what it surely was when that was noted last; null for never
     */
    record Row(boolean byWindows, boolean allTypes, Integer hours, String clock, Instant cursor, ClockifyClock time, Instant certain) {
    }

    Row row(SyncRun run) {
        return database.statement(run, "feed-table/read")
                .query((row, index) -> new Row(
                        "windows".equals(row.getString("changes_by")),
                        row.getBoolean("feed_all_types"),
                        row.getObject("feed_hours") == null ? null : row.getInt("feed_hours"),
                        row.getString("feed_clock"),
                        database.instant(row, "feed_cursor"),
                        new ClockifyClock(Duration.ofSeconds(row.getLong("clock_ahead")),
                                row.getObject("clock_other") == null ? null : Duration.ofSeconds(row.getLong("clock_other")),
                                database.instant(row, "clock_other_since")),
                        database.instant(row, "clock_certain")))
                .single();
    }

    /** Remembers what is known of Clockify's clock. */
    void noteTime(SyncRun run, ClockifyClock.Now now) {
        Duration other = now.clock().other();
        database.write(run, "feed-table/note-time", "clock_ahead", now.clock().ahead().toSeconds(),
                "clock_other", other == null ? null : other.toSeconds(), "clock_other_since", now.clock().otherSince(),
                "clock_certain", now.certain());
    }

    /**
     * @param to the end of the window when the page was read
     * @param certain what it surely was by Clockify's clock then
     */
    record StoredPage(Instant to, Instant certain, boolean widened, FeedProgress.Page page) {
    }

    /** The pages of a window, in the order in which they were read. */
    List<StoredPage> pages(SyncRun run, Instant from) {
        return database.statement(run, "feed-table/list-pages", "window_from", from)
                .query((row, index) -> new StoredPage(
                        database.instant(row, "window_to"),
                        database.instant(row, "certain"),
                        row.getBoolean("widened"),
                        new FeedProgress.Page(
                                Stream.valueOf(row.getString("stream").toUpperCase(Locale.ROOT)),
                                row.getInt("pass"),
                                row.getInt("page"),
                                database.texts(row.getString("ids")),
                                row.getBoolean("last_page"))))
                .list()
                .stream()
                .sorted(Comparator.comparing((StoredPage page) -> page.page().stream())
                        .thenComparing(page -> page.page().pass())
                        .thenComparing(page -> page.page().page()))
                .toList();
    }

    /** Remembers a page of the window that begins at a time, and what was certain of Clockify's clock when it was read. */
    void keep(SyncRun run, FeedProgress window, Instant from, Instant certain, FeedProgress.Page page) {
        database.statement(run, "feed-table/create-page", "window_from", from, "window_to", window.to(), "certain", certain, "widened", window.widened(),
                "stream", page.stream().label(), "pass", page.pass(), "page", page.page(), "last_page", page.last(),
                "ids", database.array(page.records())).update();
    }

    void forgetPages(SyncRun run) {
        database.fenced(run, () -> state.forgetFeedPages(run.integration(), run.workspaceId()));
    }

    /** Forgets all but what the window before reported. */
    void forgetReadPages(SyncRun run) {
        database.write(run, "feed-table/forget-read-pages");
    }

    /** The window is cut at a time; where the pages of a stream no longer count, they are dropped. */
    void cut(SyncRun run, Instant to, Stream uncounted) {
        database.fenced(run, () -> {
            if (uncounted != null) {
                database.statement(run, "feed-table/forget-pages-of-stream", "stream", uncounted.label()).update();
            }
            database.statement(run, "feed-table/cut-pages", "window_to", to).update();
        });
    }

    /** A first cursor: what happened before is read by the windows. */
    void startFrom(SyncRun run, Instant cursor) {
        database.write(run, "feed-table/set-cursor", "feed_cursor", cursor, "now", database.now());
    }

    /** The cursor was wrong, and goes back; how changes are learnt is as it was. */
    void setBack(SyncRun run, Instant cursor) {
        database.fenced(run, () -> {
            state.forgetFeedPages(run.integration(), run.workspaceId());
            database.statement(run, "feed-table/set-back", "feed_cursor", cursor).update();
        });
    }

    /** All that was read is dropped, so that it is read again by the windows. */
    void readAllAgain(SyncRun run, Instant cursor) {
        database.fenced(run, () -> {
            state.forgetFeedPages(run.integration(), run.workspaceId());
            state.forgetWindows(run.integration(), run.workspaceId());
            startFrom(run, cursor);
        });
    }

    /** The feed reads our times as they are meant; a window is read as it is, since a wider one hides more. */
    void readsUtc(SyncRun run) {
        database.fenced(run, () -> {
            database.statement(run, "feed-table/note-clock", "feed_clock", FeedState.UTC).update();
            forgetReadPages(run);
        });
    }

    /**
     * The cursor moves.
     *
     * @param fields custom fields that were filled so late that the next window may hide them
     */
    void confirm(SyncRun run, FeedState read, Instant cursor, Set<String> fields) {
        Duration longest = read.longest;
        database.fenced(run, () -> {
            forgetPages(run);
            if (!fields.isEmpty()) {
                keep(run, read.progress, cursor, read.windowCertain, new FeedProgress.Page(Stream.CREATED, FeedProgress.BEFORE, 0, fields, false));
            }
            database.statement(run, "feed-table/confirm", "feed_cursor", cursor, "feed_all_types", read.allTypes,
                    "feed_hours", longest.equals(FeedState.LONGEST) ? null : (int) longest.toHours(), "now", database.now()).update();
        });
    }

    void refused(SyncRun run) {
        database.write(run, "feed-table/note-refused", "now", database.now());
    }

    /** The stored entries that were created in a time, by their ids. */
    Set<String> createdIn(SyncRun run, Instant from, Instant to) {
        return new HashSet<>(database.statement(run, "feed-table/list-hidden",
                "id_from", FeedState.objectId(from), "id_to", FeedState.objectId(to)).query(String.class).list());
    }

    /** @param covered a window of a scope that was read by several requests */
    record ReadWindow(String scope, Covered covered) {
    }

    /** The windows of all scopes that were read by several requests, and not before a time, by the database's clock. */
    List<ReadWindow> windowsOfPages(SyncRun run, Instant since) {
        return database.statement(run, "feed-table/list-windows-of-pages", "since", since)
                .query((row, index) -> new ReadWindow(row.getString("scope"), new Covered(
                        new Window(database.instant(row, "window_from"), database.instant(row, "window_to")),
                        database.instant(row, "begun_at"), database.instant(row, "verified_at"), null)))
                .list().stream().filter(one -> !one.covered().verifiedAt().isBefore(since)).toList();
    }

    /** When those of some entries start that are stored and not deleted. */
    Map<String, Instant> starts(SyncRun run, Set<String> ids) {
        Map<String, Instant> starts = new HashMap<>();
        database.statement(run, "feed-table/list-starts", "ids", database.all().ids(ids)).query(row -> {
            starts.put(row.getString("id"), database.instant(row, "started_at"));
        });
        return starts;
    }

    /** A window no longer counts as read. */
    void forget(SyncRun run, ReadWindow window) {
        state.forgetWindow(run.integration(), run.workspaceId(), window.scope(), window.covered().window());
    }

    /** How many entries are stored of the workspace. */
    long entries(SyncRun run) {
        return database.statement(run, "feed-table/count-entries").query(Long.class).single();
    }
}
