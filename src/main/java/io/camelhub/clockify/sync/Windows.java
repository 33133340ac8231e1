package io.camelhub.clockify.sync;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.TimeEntryPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens, keeps and closes the windows that a workspace is read by; what is kept survives a crash. */
public final class Windows {

    /** Part of a window that should hold this share of what one reading may take, so that it need not be split again. */
    private static final double FILL = 0.8;

    /** Pages older than this do not fit to pages that are read now. */
    private static final Duration STALE = Duration.ofHours(1);

    /** So many reasons why windows are left open are told. */
    private static final int FEW = 3;

    private final Database database;
    private final Leases leases;

    public Windows(Database database, Leases leases) {
        this.database = database;
        this.leases = leases;
    }

    /** Begins to read a window by the report of everybody, or goes on where a killed run stopped. */
    public WindowReading open(WorkspaceRun run, Window window) {
        return open(run, window, run.scope(), null, run.pageSize());
    }

    WindowReading open(WorkspaceRun run, Window window, String scope, String userId, int pageSize) {
        List<WindowReading.Page> pages = at(run, window, scope, "window-page-list")
                .query((row, index) -> new WindowReading.Page(
                        row.getInt("pass"),
                        row.getInt("page"),
                        row.getObject("entries_count") == null ? null : row.getInt("entries_count"),
                        row.getInt("received"),
                        ids(row.getString("ids")),
                        row.getBoolean("last_page")))
                .list();
        boolean first = userId == null && pages.isEmpty() && anyStored(run, window).isEmpty();
        return new WindowReading(window, scope, userId, pageSize, first, pages);
    }

    private List<Integer> anyStored(WorkspaceRun run, Window window) {
        return database.statement("window-any")
                .param("workspace_id", run.workspaceId())
                .param("window_from", database.bind(window.from()))
                .param("window_to", database.bind(window.to()))
                .query(Integer.class)
                .list();
    }

    private org.springframework.jdbc.core.simple.JdbcClient.StatementSpec at(
            WorkspaceRun run, Window window, String scope, String statement) {
        return database.statement(statement)
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("scope", scope)
                .param("window_from", database.bind(window.from()))
                .param("window_to", database.bind(window.to()));
    }

    /** Whether there is a page to be read. */
    public boolean more(WindowReading reading) {
        return reading.isMore();
    }

    private static List<String> ids(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }

    /** Remembers a page, in the transaction that stores its rows. */
    public void keep(WorkspaceRun run, WindowReading reading, TimeEntryPage received) {
        WindowReading.Page page = reading.page(received);
        at(run, reading.window(), reading.scope(), "window-page-create")
                .param("pass", page.pass())
                .param("page", page.page())
                .param("entries_count", page.entriesCount())
                .param("received", page.received())
                .param("ids", String.join(",", page.ids()))
                .param("last_page", page.last())
                .param("read_at", database.bind(database.now()))
                .update();
    }

    /** Takes note of a page whose transaction is done. */
    public void advance(WindowReading reading, TimeEntryPage received) {
        reading.add(reading.page(received));
    }

    /**
     * Ends the reading of a window: if it is whole it is remembered, else it is split, and at last left open for a later
     * run.
     */
    public void close(WorkspaceRun run, WindowReading reading) {
        int lacking = reading.lacking() - run.verification().found();
        boolean whole = !reading.isTooLarge() && (reading.whole() || reading.lacking() > 0 && lacking <= 0);
        leases.fenced(run, () -> {
            if (whole) {
                settle(run, reading.scope(), reading.window());
                if (reading.userId() == null && run.reportWasRefused()) {
                    readBy(run);
                }
            }
            at(run, reading.window(), reading.scope(), "window-page-delete").update();
        });
        run.failed(false);
        if (reading.userId() == null && run.reportSilence().runs() > 0) {
            silent(run, ReportStep.Silence.NONE);
        }
        if (reading.count() != null) {
            run.entriesPerDay(reading.window().perDay(reading.count()));
        }
        if (whole) {
            if (reading.rejected().isLarge()) {
                run.suspects().add(reading);
            }
            return;
        }
        if (!reading.isTooLarge() && lacking > 0) {
            settle(run, reading.scope(), reading.window(), "the report counts " + reading.count() + " entries from "
                    + reading.window().from() + " to " + reading.window().to() + ", and twice gave " + lacking
                    + " fewer; those that it gave are stored, and the rest is asked for again daily");
        } else if (reading.isTooLarge()) {
            double room = WindowReading.MOST_PAGES * reading.pageSize() * FILL;
            run.parts().addAll(0, reading.window().split((int) Math.ceil(reading.count() / room)));
        } else if (reading.window().splittableWhileUnsteady() && reading.userId() == null) {
            run.parts().addAll(0, reading.window().split(2));
        } else {
            leave(run, reading.window(), "changed while it was read");
        }
    }

    /** Remembers for a day by what the workspace is read. */
    void readBy(WorkspaceRun run) {
        run.unnotedLists(false);
        leases.fenced(run, () -> database.statement("workspace-reads-by")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("reads_by", run.readsByReport() ? "report" : "user-list")
                .param("report_step", run.reportStep().name())
                .param("now", database.bind(database.now()))
                .update());
    }

    /** Remembers in how many runs the report gave no answer. */
    void silent(WorkspaceRun run, ReportStep.Silence silence) {
        run.reportSilence(silence);
        leases.fenced(run, () -> database.statement("workspace-report-silent")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("runs", silence.runs())
                .param("since", database.bind(silence.since()))
                .update());
    }

    /** Forgets the pages so far of a window. */
    void forgetPages(WorkspaceRun run, Window window) {
        leases.fenced(run, () -> at(run, window, run.scope(), "window-page-delete").update());
    }

    /** Leaves a window open for a later run, and says so. */
    void leave(WorkspaceRun run, Window window, String reason) {
        run.attempted().add(window);
        run.leave("the entries from " + window.from() + " to " + window.to() + " are not read whole: " + reason);
    }

    /** Leaves the windows of a run open in which rows were rejected, where they were too many; and says what is open. */
    void leaveOpen(WorkspaceRun run) {
        if (run.rejected().isTooLarge()) {
            run.leave(run.rejected().words());
            run.suspects().forEach(reading -> settle(run, reading.scope(), reading.window(), run.rejected().words()));
        }
        leftOpen(database, run.integration(), run.workspaceId()).forEach(run::leave);
    }

    /** Why windows of a workspace are left open until the next day; a few reasons. */
    public static List<String> leftOpen(Database database, String integration, String workspaceId) {
        return database.statement("window-left-open")
                .param("integration", integration)
                .param("workspace_id", workspaceId)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .limit(FEW)
                .toList();
    }

    /**
     * A window that was read.
     *
     * @param verifiedAt when
     * @param leftOpen why it is not whole all the same, or null
     */
    record Covered(Window window, Instant verifiedAt, String leftOpen) {

        Covered(Window window, Instant verifiedAt) {
            this(window, verifiedAt, null);
        }
    }

    /** Takes a window of a scope for read. */
    void settle(WorkspaceRun run, String scope, Window window) {
        settle(run, scope, window, null);
    }

    private void settle(WorkspaceRun run, String scope, Window window, String leftOpen) {
        leases.fenced(run, () -> {
            makeRoom(run, scope, window);
            remember(run, scope, new Covered(window, database.now(), leftOpen));
        });
    }

    /** Forgets all windows of a scope. */
    void forget(WorkspaceRun run, String scope) {
        leases.fenced(run, () -> database.statement("window-scope-forget")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("scope", scope)
                .update());
    }

    private void remember(WorkspaceRun run, String scope, Covered covered) {
        at(run, covered.window(), scope, "window-verified-create")
                .param("verified_at", database.bind(covered.verifiedAt()))
                .param("left_open", covered.leftOpen())
                .update();
    }

    /** Takes out of the windows that are remembered what a new one covers, so that no time is remembered twice. */
    private void makeRoom(WorkspaceRun run, String scope, Window next) {
        for (Covered covered : read(run, scope)) {
            Window old = covered.window();
            if (!old.from().isBefore(next.to()) || !next.from().isBefore(old.to())) {
                continue;
            }
            at(run, old, scope, "window-verified-delete").update();
            if (old.from().isBefore(next.from())) {
                remember(run, scope, new Covered(new Window(old.from(), next.from()), covered.verifiedAt(), covered.leftOpen()));
            }
            if (next.to().isBefore(old.to())) {
                remember(run, scope, new Covered(new Window(next.to(), old.to()), covered.verifiedAt(), covered.leftOpen()));
            }
        }
    }

    /** The windows of a scope that are whole, or are left open until the next day. */
    List<Covered> covered(WorkspaceRun run, String scope) {
        return read(run, scope).stream()
                .filter(covered -> covered.leftOpen() == null || !covered.verifiedAt().isBefore(run.openSince()))
                .toList();
    }

    private List<Covered> read(WorkspaceRun run, String scope) {
        return database.statement("window-verified-list")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("scope", scope)
                .query((row, index) -> covered(row))
                .list();
    }

    /** The windows of all scopes that are one user's, by scope. */
    Map<String, List<Covered>> coveredOfUsers(WorkspaceRun run) {
        Map<String, List<Covered>> covered = new HashMap<>();
        database.statement("window-verified-list-of-users")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .query(row -> {
                    covered.computeIfAbsent(row.getString("scope"), none -> new ArrayList<>()).add(covered(row));
                });
        return covered;
    }

    private Covered covered(ResultSet row) throws SQLException {
        return new Covered(
                new Window(database.dialect().instant(row, "window_from"), database.dialect().instant(row, "window_to")),
                database.dialect().instant(row, "verified_at"),
                row.getString("left_open"));
    }

    /** The windows of a scope that are whole. */
    List<Window> whole(WorkspaceRun run, String scope) {
        return covered(run, scope).stream().map(Covered::window).toList();
    }

    /** The windows of a scope that were found whole at a time or later. */
    List<Window> wholeSince(WorkspaceRun run, String scope, Instant since) {
        return covered(run, scope).stream()
                .filter(covered -> !covered.verifiedAt().isBefore(since))
                .map(Covered::window)
                .toList();
    }

    /** A window of everybody's that a killed run left half-read, a short while ago; or null. */
    Window halfRead(WorkspaceRun run) {
        return database.statement("window-page-pending")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("scope", run.scope())
                .param("since", database.bind(database.now().minus(STALE)))
                .query((row, index) -> new Window(
                        database.dialect().instant(row, "window_from"), database.dialect().instant(row, "window_to")))
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Forgets pages that were read so long ago that the rest would not fit to them. */
    void forgetStalePages(WorkspaceRun run) {
        leases.fenced(run, () -> database.statement("window-page-stale")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("since", database.bind(database.now().minus(STALE)))
                .update());
    }

    /** As long a window as one reading can take, in days, if entries are as dense as where was read last. */
    static Duration longest(WorkspaceRun run) {
        double days = run.settings().windowDays();
        if (run.freePlan() || run.reportStep().hasShortWindows()) {
            days = Math.min(days, Plan.FREE_REPORT_DAYS);
        }
        if (run.entriesPerDay() > 0) {
            double room = WindowReading.MOST_PAGES * run.pageSize() * FILL;
            days = Math.min(days, Math.floor(room / run.entriesPerDay()));
        }
        return Duration.ofDays(Math.max(1, (long) days));
    }
}
