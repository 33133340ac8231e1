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

/** The stored cursor of the change feed, and the pages of its current window. */
final class FeedTable {

    /** The interval of storing the certain time of Clockify's clock. */
    static final Duration CERTAIN_FOR = Duration.ofMinutes(30);

    private final RunDatabase database;
    private final SyncState state;

    FeedTable(RunDatabase database) {
        this.database = database;
        this.state = new SyncState(database.all());
    }

    /**
     * @param byWindows whether the feed was refused
     * @param signals whether the feed accepts the types of streams
     * @param hours the longest window that Clockify accepts; null for the documented one
     * @param clock how the feed reads our times; null where not known
     * @param time the knowledge of Clockify's clock
     * @param certain its certain time, when last stored; null for never
     */
    record Row(boolean byWindows, boolean allTypes, boolean signals, Integer hours, String clock, Instant cursor, ClockifyClock time, Instant certain) {
    }

    Row row(SyncRun run) {
        return workspace(run).select("changes_by", "feed_all_types", "feed_signals", "feed_hours", "feed_clock", "feed_cursor", "clock_ahead", "clock_other",
                        "clock_other_since", "clock_certain")
                .optional((row, index) -> new Row(
                        "windows".equals(row.getString("changes_by")),
                        row.getBoolean("feed_all_types"),
                        row.getBoolean("feed_signals"),
                        row.getObject("feed_hours") == null ? null : row.getInt("feed_hours"),
                        row.getString("feed_clock"),
                        database.instant(row, "feed_cursor"),
                        new ClockifyClock(Duration.ofSeconds(row.getLong("clock_ahead")),
                                row.getObject("clock_other") == null ? null : Duration.ofSeconds(row.getLong("clock_other")),
                                database.instant(row, "clock_other_since")),
                        database.instant(row, "clock_certain")))
                .orElseThrow();
    }

    /** Stores the knowledge of Clockify's clock. */
    void noteTime(SyncRun run, ClockifyClock.Now now) {
        Duration other = now.clock().other();
        database.write(run, workspace(run).update("clock_ahead", now.clock().ahead().toSeconds(),
                "clock_other", other == null ? null : other.toSeconds(), "clock_other_since", now.clock().otherSince(),
                "clock_certain", now.certain()));
    }

    /**
     * @param to the end of the window when the page was read
     * @param certain the certain time of Clockify's clock then
     */
    record StoredPage(Instant to, Instant certain, boolean widened, FeedProgress.Page page) {
    }

    /** The pages of a window, in the order of reading. */
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

    /** Stores a page of the window that begins at a time, with the certain time of Clockify's clock. */
    void keep(SyncRun run, FeedProgress window, Instant from, Instant certain, FeedProgress.Page page) {
        readPages(run).insert("window_from", from, "window_to", window.to(), "certain", certain, "widened", window.widened(),
                "stream", page.stream().label(), "pass", page.pass(), "page", page.page(), "last_page", page.last(),
                "ids", database.array(page.records()));
    }

    void forgetPages(SyncRun run) {
        database.fenced(run, () -> state.forgetFeedPages(run.integration(), run.workspaceId()));
    }

    /** Deletes the pages, but not the fields from the window before. */
    void forgetReadPages(SyncRun run) {
        database.write(run, readPages(run).delete().above("pass", FeedProgress.BEFORE));
    }

    /** Cuts the window at a time, and deletes the pages of a stream that became invalid. */
    void cut(SyncRun run, Instant to, Stream uncounted) {
        database.fenced(run, () -> {
            if (uncounted != null) {
                readPages(run).delete().where("stream", uncounted.label()).above("pass", FeedProgress.BEFORE).run();
            }
            readPages(run).update("window_to", to).run();
        });
    }

    /** Sets a first cursor: earlier changes are read by windows of the report. */
    void startFrom(SyncRun run, Instant cursor) {
        database.write(run, workspace(run).update("feed_cursor", cursor)
                .setTo("feed_gap_at", "case when changes_by = 'unknown' then feed_gap_at else ? end", database.now()));
    }

    /** Moves a wrong cursor back, without a change of the way in which changes are found. */
    void setBack(SyncRun run, Instant cursor) {
        database.fenced(run, () -> {
            state.forgetFeedPages(run.integration(), run.workspaceId());
            workspace(run).update("feed_cursor", cursor).run();
        });
    }

    /** Makes all windows be read again, and sets a new cursor. */
    void readAllAgain(SyncRun run, Instant cursor) {
        database.fenced(run, () -> {
            state.forgetFeedPages(run.integration(), run.workspaceId());
            state.forgetWindows(run.integration(), run.workspaceId());
            startFrom(run, cursor);
        });
    }

    /** Records that the feed reads our times as UTC, so that windows are no longer widened: a wider one hides more deletions. */
    void readsUtc(SyncRun run) {
        database.fenced(run, () -> {
            workspace(run).update("feed_clock", FeedState.UTC).run();
            forgetReadPages(run);
        });
    }

    /**
     * Moves the cursor.
     *
     * @param fields custom fields filled so late that the next window may hide that they are emptied
     */
    void confirm(SyncRun run, FeedState read, Instant cursor, Set<String> fields) {
        Duration longest = read.longest;
        database.fenced(run, () -> {
            forgetPages(run);
            if (!fields.isEmpty()) {
                keep(run, read.progress, cursor, read.windowCertain, new FeedProgress.Page(Stream.CREATED, FeedProgress.BEFORE, 0, fields, false));
            }
            Instant now = database.now();
            Update confirmed = workspace(run).update("feed_cursor", cursor, "feed_all_types", read.allTypes, "feed_signals", read.signals,
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

    /** The stored entries that were created in a period, by id. */
    Set<String> createdIn(SyncRun run, Instant from, Instant to) {
        return new HashSet<>(stored(run).select("id").isNull("deleted_at").atLeast("id", FeedState.objectId(from)).below("id", FeedState.objectId(to)).list(String.class));
    }

    /** @param covered a window that was read by several requests */
    record ReadWindow(String scope, Covered covered) {
    }

    /** The windows of all scopes that were read by several requests since a time, by the database's clock. */
    List<ReadWindow> windowsOfPages(SyncRun run, Instant since) {
        return database.table(run, "clockify_window").select("scope", "window_from", "window_to", "begun_at", "verified_at")
                .notNull("begun_at").atLeast("verified_at", since)
                .list((row, index) -> new ReadWindow(row.getString("scope"), new Covered(
                        new Window(database.instant(row, "window_from"), database.instant(row, "window_to")),
                        database.instant(row, "begun_at"), database.instant(row, "verified_at"), null)))
                .stream().filter(one -> !one.covered().verifiedAt().isBefore(since)).toList();
    }

    /** The starts of those of some entries that are stored and not deleted. */
    Map<String, Instant> starts(SyncRun run, Set<String> ids) {
        Map<String, Instant> starts = new HashMap<>();
        stored(run).among("id", ids).select("id", "started_at").isNull("deleted_at")
                .forEach(row -> starts.put(row.getString("id"), database.instant(row, "started_at")));
        return starts;
    }

    /** Deletes a window, so that it is read again. */
    void forget(SyncRun run, ReadWindow window) {
        state.forgetWindow(run.integration(), run.workspaceId(), window.scope(), window.covered().window());
    }

    /** The ids of the workspace's custom fields whose name is known. */
    Set<String> namedFields(SyncRun run) {
        return database.all().table("clockify_custom_field").at("workspace_id", run.workspaceId()).select("id").notNull("name").set(String.class);
    }

    /** The number of stored entries of the workspace. */
    long entries(SyncRun run) {
        return stored(run).select("count(*)").isNull("deleted_at").single(Long.class);
    }

    private Table workspace(SyncRun run) {
        return database.table(run, "clockify_integration_workspace");
    }

    private Table readPages(SyncRun run) {
        return database.table(run, "clockify_feed_page");
    }

    /** The entries of any integration. */
    private Table stored(SyncRun run) {
        return database.all().table("clockify_time_entry").at("workspace_id", run.workspaceId());
    }
}
