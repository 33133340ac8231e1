package io.camelhub.clockify.plan;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.run.ReportStep;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.SyncState;
import io.camelhub.clockify.run.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read windows of a workspace, by scope, and the pages of windows in progress, so that they survive a crash. */
public final class WindowTable {

    /** The age at which stored pages no longer fit to new ones. */
    private static final Duration STALE = Duration.ofHours(1);

    /** Longer than any page's request with its retries. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(4);

    /** The assumed age of readings from the future, after the clock was set back: all is read again within this time. */
    private static final Duration UNKNOWN = Duration.ofDays(31);

    /** The most reasons in one message. */
    private static final int FEW = 3;

    private static final String PAGES = "clockify_window_page";

    private final RunDatabase database;
    private final SyncState state;

    public WindowTable(RunDatabase database) {
        this.database = database;
        this.state = new SyncState(database.all());
    }

    private JdbcClient.StatementSpec at(SyncRun run, String scope, Window window, String statement, Object... parameters) {
        return database.statement(run, statement, parameters).param("scope", scope)
                .param("window_from", database.all().bind(window.from()))
                .param("window_to", database.all().bind(window.to()));
    }

    /** The stored pages of a window, in order. */
    List<WindowReading.Page> pages(SyncRun run, String scope, Window window) {
        return pagesOf(run, scope, window)
                .select("pass", "page", "entries_count", "received", "ids", "total_seconds", "seconds", "last_page").orderBy("pass", "page")
                .list((row, index) -> new WindowReading.Page(
                        row.getInt("pass"),
                        row.getInt("page"),
                        row.getObject("entries_count") == null ? null : row.getInt("entries_count"),
                        row.getInt("received"),
                        row.getString("ids").isEmpty() ? List.of() : Arrays.asList(row.getString("ids").split(",")),
                        row.getObject("total_seconds", Long.class),
                        row.getObject("seconds", Long.class),
                        row.getBoolean("last_page")));
    }

    private Table pagesOf(SyncRun run, String scope, Window window) {
        return at(database.table(run, PAGES), scope, window);
    }

    private static Table at(Table table, String scope, Window window) {
        return table.at("scope", scope).at("window_from", window.from()).at("window_to", window.to());
    }

    /** @param asked the {@link System#nanoTime} of a prefetched request; null for another */
    void keep(SyncRun run, WindowReading reading, WindowReading.Page page, Long asked) {
        Duration age = asked == null ? LONGEST_REQUEST : Duration.ofNanos(System.nanoTime() - asked);
        pagesOf(run, reading.scope(), reading.window()).insert(
                "pass", page.pass(), "page", page.page(), "entries_count", page.entriesCount(), "received", page.received(),
                "ids", String.join(",", page.ids()), "total_seconds", page.totalSeconds(), "seconds", page.seconds(),
                "last_page", page.last(), "asked_at", database.now().minus(age));
    }

    void forgetPages(SyncRun run, String scope, Window window) {
        pagesOf(run, scope, window).delete().run();
    }

    /** Deletes pages that are too old to continue with. */
    void forgetStalePages(SyncRun run) {
        Instant now = database.now();
        database.write(run, database.table(run, PAGES).delete().any(stale -> stale.below("asked_at", now.minus(STALE)).above("asked_at", Term.latest(now))));
    }

    /** A window of everybody that a killed run left unfinished a short while ago; null for none. */
    Window halfRead(SyncRun run) {
        return database.statement(run, "window-table/read-half", "scope", run.scope(), "since", database.now().minus(STALE))
                .query((row, index) -> window(row)).list().stream().findFirst().orElse(null);
    }

    /** Whether any entry of a window is stored. */
    boolean anyStored(SyncRun run, Window window) {
        return database.all().table("clockify_time_entry").select("1").where("workspace_id", run.workspaceId())
                .atLeast("started_at", window.from()).below("started_at", window.to()).exists();
    }

    /**
     * Stores a window as read.
     *
     * @param leftOpen why it is incomplete; null where it is complete
     */
    void settle(SyncRun run, String scope, Window window, String leftOpen) {
        database.fenced(run, () -> {
            makeRoom(run, scope, window);
            remember(run, scope, new Covered(window, database.now(), leftOpen), null);
        });
    }

    /** Stores a window as read completely, with the request time of its first page where it has several; in the transaction of its pages. */
    void settle(SyncRun run, WindowReading reading) {
        Window window = reading.window();
        Instant begunAt = reading.isOfSeveralPages() ? pagesOf(run, reading.scope(), window).select("min(asked_at)").optional(Instant.class).orElse(null) : null;
        makeRoom(run, reading.scope(), window);
        remember(run, reading.scope(), new Covered(window, begunAt, database.now(), null), null);
    }

    /** @param sight the number of the key's sight; null for the current one, which does not change during a run */
    private void remember(SyncRun run, String scope, Covered covered, Integer sight) {
        at(run, scope, covered.window(), "window-table/create", "begun_at", covered.begunAt(),
                "verified_at", covered.verifiedAt(), "left_open", covered.leftOpen(), "sight", sight).update();
    }

    /** Removes what a new window covers from the stored ones, so that they never overlap. */
    private void makeRoom(SyncRun run, String scope, Window next) {
        for (Kept kept : read(run, scope)) {
            Covered covered = kept.covered();
            Window old = covered.window();
            if (old.from().isBefore(next.to()) && next.from().isBefore(old.to())) {
                state.forgetWindow(run.integration(), run.workspaceId(), scope, old);
                if (old.from().isBefore(next.from())) {
                    remember(run, scope, covered.with(new Window(old.from(), next.from())), kept.sight());
                }
                if (next.to().isBefore(old.to())) {
                    remember(run, scope, covered.with(new Window(next.to(), old.to())), kept.sight());
                }
            }
        }
    }

    /** Deletes all windows of a scope. */
    void forget(SyncRun run, String scope) {
        database.write(run, database.table(run, "clockify_window").delete().where("scope", scope));
    }

    /** The complete windows of a scope, and those left incomplete until the next day; without those read while the key saw less. */
    List<Covered> covered(SyncRun run, String scope) {
        return read(run, scope).stream()
                .filter(Kept::inSight)
                .map(Kept::covered)
                .filter(covered -> covered.leftOpen() == null || !covered.verifiedAt().isBefore(run.openSince()))
                .toList();
    }

    /**
     * A row of the table.
     *
     * @param sight the number of the key's sight at the reading
     * @param inSight whether the key has not seen more since
     */
    private record Kept(Covered covered, int sight, boolean inSight) {
    }

    private List<Kept> read(SyncRun run, String scope) {
        return database.statement(run, "window-table/list", "scope", scope)
                .query((row, index) -> new Kept(covered(row), row.getInt("sight"), row.getBoolean("in_sight"))).list();
    }

    /** The windows of all users' lists, by scope. */
    Map<String, List<Covered>> coveredOfUsers(SyncRun run) {
        Map<String, List<Covered>> covered = new HashMap<>();
        database.statement(run, "window-table/list-of-users").query(row -> {
            covered.computeIfAbsent(row.getString("scope"), none -> new ArrayList<>()).add(covered(row));
        });
        return covered;
    }

    private Covered covered(ResultSet row) throws SQLException {
        Instant verifiedAt = database.instant(row, "verified_at");
        Instant now = database.now();
        return new Covered(window(row), database.instant(row, "begun_at"), Term.isAhead(verifiedAt, now) ? now.minus(UNKNOWN) : verifiedAt,
                row.getString("left_open"));
    }

    private Window window(ResultSet row) throws SQLException {
        return new Window(database.instant(row, "window_from"), database.instant(row, "window_to"));
    }

    /** The windows of a scope that were read completely since a time; of any time for null. */
    List<Window> wholeSince(SyncRun run, String scope, Instant since) {
        Stream<Covered> all = covered(run, scope).stream();
        return all.filter(covered -> since == null || !covered.verifiedAt().isBefore(since)).map(Covered::window).toList();
    }

    /** Stores the report step, which is kept for a day. */
    void noteReportStep(SyncRun run) {
        Instant now = database.now();
        database.write(run, database.table(run, "clockify_integration_workspace").update("reads_tried_at", now, "report_step", run.tally().reportStep())
                .setSince("reads_by", run.tally().readsByReport() ? "report" : "user-list", "reads_by_since", now));
    }

    /** Stores the number of runs without an answer to the report. */
    void noteSilence(SyncRun run, ReportStep.Silence silence) {
        database.write(run, database.table(run, "clockify_integration_workspace")
                .update("report_silent_runs", silence.runs(), "report_silent_since", silence.since()));
    }

    /** Why windows of a workspace are incomplete until the next day; a few reasons. */
    public static List<String> leftOpen(Database database, String integration, String workspaceId) {
        return database.statement("window-table/left-open", "integration", integration, "workspace_id", workspaceId)
                .query(String.class).list().stream().distinct().limit(FEW).toList();
    }
}
