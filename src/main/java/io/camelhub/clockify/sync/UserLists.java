package io.camelhub.clockify.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.api.Faults;
import io.camelhub.clockify.api.TimeEntryPage;
import io.camelhub.clockify.api.TimeEntryReader;
import io.camelhub.clockify.database.Database;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clockify's list of one user's entries ({@code GET /workspaces/{id}/user/{id}/time-entries}): the way where the report is
 * refused.
 *
 * <p>The list reads its window as wall clock in the account's zone, so it is asked for a day more on each side.
 */
public final class UserLists {

    private static final Logger LOG = LoggerFactory.getLogger(UserLists.class);
    private static final int PAGE_SIZE = 5000;
    private static final Duration ZONES = Duration.ofDays(1);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Database database;
    private final Windows windows;
    private final Backfill backfill;

    public UserLists(Database database, Windows windows, Backfill backfill) {
        this.database = database;
        this.windows = windows;
        this.backfill = backfill;
    }

    /** From now on the workspace is read by the lists, since the report was refused. */
    public void fallBack(WorkspaceRun run) {
        LOG.warn("Clockify refuses the detailed report of workspace {} to integration {}; each user's list is read instead",
                run.workspaceId(), run.integration());
        run.readByUserList();
        database.statement("workspace-reads-by")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("reads_by", "user-list")
                .param("now", database.bind(database.now()))
                .update();
    }

    /** Ids of the users whose list is still to be read; none where the workspace is read by the report. */
    public List<String> users(WorkspaceRun run) {
        if (run.readsByReport()) {
            return List.of();
        }
        return database.statement("user-list-users")
                .param("workspace_id", run.workspaceId())
                .query(String.class)
                .stream()
                .filter(user -> run.wants(user, run.startedAt(), true))
                .filter(user -> !gaps(run, user).isEmpty())
                .toList();
    }

    private List<Window> gaps(WorkspaceRun run, String userId) {
        return new Intervals(windows.whole(run, scope(userId))).gaps(backfill.whole(run));
    }

    private static String scope(String userId) {
        return "user:" + userId;
    }

    /** Begins to read a user's list, or goes on where a killed run stopped. */
    public WindowReading open(WorkspaceRun run, String userId) {
        List<Window> gaps = gaps(run, userId);
        Window window = new Window(gaps.get(0).from(), gaps.get(gaps.size() - 1).to());
        return windows.open(run, window, scope(userId), userId, PAGE_SIZE);
    }

    /** The query of the next page. */
    public String query(WindowReading reading) {
        return "start=" + INSTANT.format(reading.window().from().minus(ZONES))
                + "&end=" + INSTANT.format(reading.window().to().plus(ZONES).truncatedTo(ChronoUnit.SECONDS))
                + "&page=" + reading.nextPage()
                + "&page-size=" + reading.pageSize();
    }

    /**
     * The page in an answer.
     *
     * @param lastPage the header {@code Last-Page}, or null
     */
    public TimeEntryPage page(WorkspaceRun run, JsonNode answer, String lastPage) {
        TimeEntryReader.Rows read = TimeEntryReader.rows(answer);
        return new TimeEntryPage(
                run.integration(),
                run.workspaceId(),
                "user-list",
                null,
                read.entries(),
                read.references(),
                List.of(),
                read.rejected(),
                List.of(),
                Boolean.parseBoolean(lastPage));
    }

    /** Notes that a user's list is refused; the others go on. */
    public void skip(WorkspaceRun run, String userId, Exception refused) {
        run.leave("the entries of user " + userId + " cannot be read: " + Faults.cause(refused).getMessage());
    }
}
