package io.camelhub.clockify.plan;

import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Update;
import io.camelhub.clockify.plan.FeedProgress.Stream;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.SyncState;
import io.camelhub.clockify.run.Window;
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
        return workspace(run).select("changes_by", "feed_all_types", "feed_hours", "feed_clock", "feed_cursor", "clock_ahead", "clock_other",
                        "clock_other_since", "clock_certain")
                .optional((row, index) -> new Row(
                        "windows".equals(row.getString("changes_by")),
                        row.getBoolean("feed_all_types"),
                        row.getObject("feed_hours") == null ? null : row.getInt("feed_hours"),
                        row.getString("feed_clock"),
                        database.instant(row, "feed_cursor"),
                        new ClockifyClock(Duration.ofSeconds(row.getLong("clock_ahead")),
                                row.getObject("clock_other") == null ? null : Duration.ofSeconds(row.getLong("clock_other")),
                                database.instant(row, "clock_other_since")),
                        database.instant(row, "clock_certain")))
                .orElseThrow();
    }

    /** Remembers what is known of Clockify's clock. */
    void noteTime(SyncRun run, ClockifyClock.Now now) {
        Duration other = now.clock().other();
        database.write(run, workspace(run).update("clock_ahead", now.clock().ahead().toSeconds(),
                "clock_other", other == null ? null : other.toSeconds(), "clock_other_since", now.clock().otherSince(),
                "clock_certain", now.certain()));
    }

    /**
     * @param to the end of the window when the page was read
     * @param certain what it surely was by Clockify's clock then
     */
    record StoredPage(Instant to, Instant certain, boolean widened, FeedProgress.Page page) {
    }

    /** The pages of a window, in the order in which they were read. */
    List<StoredPage> pages(SyncRun run, Instant from) {
        return readPages(run).select("window_to", "certain", "widened", "stream", "pass", "page", "last_page", "ids").where("window_from", from)
                .list((row, index) -> new StoredPage(
                        database.instant(row, "window_to"),
                        database.instant(row, "certain"),
                        row.getBoolean("widened"),
                        new FeedProgress.Page(
                                Stream.valueOf(row.getString("stream").toUpperCase(Locale.ROOT)),
                                row.getInt("pass"),
                                row.getInt("page"),
                                database.texts(row.getString("ids")),
                                row.getBoolean("last_page"))))
                .stream()
                .sorted(Comparator.comparing((StoredPage page) -> page.page().stream())
                        .thenComparing(page -> page.page().pass())
                        .thenComparing(page -> page.page().page()))
                .toList();
    }

    /** Remembers a page of the window that begins at a time, and what was certain of Clockify's clock when it was read. */
    void keep(SyncRun run, FeedProgress window, Instant from, Instant certain, FeedProgress.Page page) {
        readPages(run).insert("window_from", from, "window_to", window.to(), "certain", certain, "widened", window.widened(),
                "stream", page.stream().label(), "pass", page.pass(), "page", page.page(), "last_page", page.last(),
                "ids", database.array(page.records()));
    }

    void forgetPages(SyncRun run) {
        database.fenced(run, () -> state.forgetFeedPages(run.integration(), run.workspaceId()));
    }

    /** Forgets all but what the window before reported. */
    void forgetReadPages(SyncRun run) {
        database.write(run, readPages(run).delete().above("pass", FeedProgress.BEFORE));
    }

    /** The window is cut at a time; where the pages of a stream no longer count, they are dropped. */
    void cut(SyncRun run, Instant to, Stream uncounted) {
        database.fenced(run, () -> {
            if (uncounted != null) {
                readPages(run).delete().where("stream", uncounted.label()).above("pass", FeedProgress.BEFORE).run();
            }
            readPages(run).update("window_to", to).run();
        });
    }

    /** A first cursor: what happened before is read by the windows. */
    void startFrom(SyncRun run, Instant cursor) {
        database.write(run, workspace(run).update("feed_cursor", cursor)
                .setTo("feed_gap_at", "case when changes_by = 'unknown' then feed_gap_at else ? end", database.now()));
    }

    /** The cursor was wrong, and goes back; how changes are learnt is as it was. */
    void setBack(SyncRun run, Instant cursor) {
        database.fenced(run, () -> {
            state.forgetFeedPages(run.integration(), run.workspaceId());
            workspace(run).update("feed_cursor", cursor).run();
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
            workspace(run).update("feed_clock", FeedState.UTC).run();
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
            Instant now = database.now();
            Update confirmed = workspace(run).update("feed_cursor", cursor, "feed_all_types", read.allTypes,
                            "feed_hours", longest.equals(FeedState.LONGEST) ? null : (int) longest.toHours())
                    .setSince("changes_by", "feed", "changes_by_since", now);
            if (!read.allTypes) {
                confirmed.set("feed_gap_at", now);
            }
            confirmed.run();
        });
    }

    void refused(SyncRun run) {
        Instant now = database.now();
        database.write(run, workspace(run).update("feed_cursor", null, "feed_gap_at", now).setSince("changes_by", "windows", "changes_by_since", now));
    }

    /** The stored entries that were created in a time, by their ids. */
    Set<String> createdIn(SyncRun run, Instant from, Instant to) {
        return new HashSet<>(entries(run, "id").atLeast("id", FeedState.objectId(from)).below("id", FeedState.objectId(to)).list(String.class));
    }

    /** @param covered a window of a scope that was read by several requests */
    record ReadWindow(String scope, Covered covered) {
    }

    /** The windows of all scopes that were read by several requests, and not before a time, by the database's clock. */
    List<ReadWindow> windowsOfPages(SyncRun run, Instant since) {
        return database.table(run, "clockify_window").select("scope", "window_from", "window_to", "begun_at", "verified_at")
                .notNull("begun_at").atLeast("verified_at", since)
                .list((row, index) -> new ReadWindow(row.getString("scope"), new Covered(
                        new Window(database.instant(row, "window_from"), database.instant(row, "window_to")),
                        database.instant(row, "begun_at"), database.instant(row, "verified_at"), null)))
                .stream().filter(one -> !one.covered().verifiedAt().isBefore(since)).toList();
    }

    /** When those of some entries start that are stored and not deleted. */
    Map<String, Instant> starts(SyncRun run, Set<String> ids) {
        Map<String, Instant> starts = new HashMap<>();
        entries(run, "id", "started_at").in("id", ids).forEach(row -> starts.put(row.getString("id"), database.instant(row, "started_at")));
        return starts;
    }

    /** A window no longer counts as read. */
    void forget(SyncRun run, ReadWindow window) {
        state.forgetWindow(run.integration(), run.workspaceId(), window.scope(), window.covered().window());
    }

    /** How many entries are stored of the workspace. */
    long entries(SyncRun run) {
        return entries(run, "count(*)").single(Long.class);
    }

    private Table workspace(SyncRun run) {
        return database.table(run, "clockify_integration_workspace");
    }

    private Table readPages(SyncRun run) {
        return database.table(run, "clockify_feed_page");
    }

    /** Of whatever integration. */
    private Select entries(SyncRun run, String... columns) {
        return database.all().table("clockify_time_entry").at("workspace_id", run.workspaceId()).select(columns).isNull("deleted_at");
    }
}
