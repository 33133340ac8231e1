package io.camelhub.clockify.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.RequestRefusedException;
import io.camelhub.clockify.client.json.LastPage;
import io.camelhub.clockify.client.json.TimeEntryRows;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.sync.Windows.Covered;
import io.camelhub.clockify.sync.WorkspaceRun.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clockify's list of one user's entries ({@code GET /workspaces/{id}/user/{id}/time-entries}): the way where the report is
 * refused.
 *
 * <p>The list reads its window as wall clock in the account's zone, so it is asked for a day more on each side.
 */
public final class UserLists {

    private static final int PAGE_SIZE = 5000;
    private static final Duration ZONES = Duration.ofDays(1);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Database database;
    private final Windows windows;
    private final Backfill backfill;
    private final Reconcile reconcile;
    private final ChangeFeed changes;
    private final Members members;
    private final Verification verification;

    public UserLists(
            Database database,
            Windows windows,
            Backfill backfill,
            Reconcile reconcile,
            ChangeFeed changes,
            Members members,
            Verification verification) {
        this.database = database;
        this.windows = windows;
        this.backfill = backfill;
        this.reconcile = reconcile;
        this.changes = changes;
        this.members = members;
        this.verification = verification;
    }

    /**
     * Ids of the users whose list is to be read now: newcomers to the groups asked for, and, where the report is refused,
     * everybody whose entries were never read, or are to be read again.
     */
    public List<String> users(WorkspaceRun run) {
        Plan plan = new Plan(run);
        if (run.readsByReport()) {
            run.newcomers().forEach(user -> plan.add(user, Instant.MIN, backfill.whole(run)));
        } else {
            run.turnTo(Purpose.UPKEEP);
            everybody(run, plan);
        }
        members.settledBefore(run, run.newcomers().stream().filter(user -> !run.userWindows().containsKey(user)).toList());
        return plan.users();
    }

    private void everybody(WorkspaceRun run, Plan plan) {
        Set<String> all = database.statement("user-list-users")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .query(String.class)
                .list()
                .stream()
                .filter(user -> run.wants(user, run.startedAt(), true))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Window whole = backfill.whole(run);
        all.forEach(user -> plan.add(user, Instant.MIN, whole));
        boolean backfilled = plan.users().isEmpty();
        if (changes.byWindows(run)) {
            Window fallback = backfill.fallback(run);
            all.stream().filter(user -> plan.covered(goneScope(user)).isEmpty())
                    .forEach(user -> plan.add(user, run.startedAt(), fallback));
        }
        all.addAll(leavers(run));
        again(run, plan, all, whole, backfilled);
    }

    /** People who left the groups asked for: what is stored of theirs is kept, and has to be right. */
    private List<String> leavers(WorkspaceRun run) {
        return run.groupIds().isEmpty() ? List.of() : database.statement("user-list-leavers")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .query(String.class)
                .list();
    }

    /** What changed long ago is learnt by reading everything again in turn, or as a person orders it. */
    private void again(WorkspaceRun run, Plan plan, Set<String> all, Window whole, boolean backfilled) {
        Window ordered = reconcile.ordered(run, whole);
        if (ordered != null) {
            all.forEach(user -> plan.add(user, run.reconcileSince(), ordered));
            return;
        }
        Instant since = backfilled ? reconcile.since(run) : null;
        if (since == null) {
            return;
        }
        // one request reads a user's last days and, mostly, all of his days: so all of them, a share of the users at a time
        long share = Math.max(1, (long) Math.ceil(all.size() * run.shareOfRound()));
        Map<String, Instant> verifiedAt = all.stream().collect(Collectors.toMap(user -> user, plan::verifiedAt));
        long had = verifiedAt.values().stream().filter(at -> !at.isBefore(since)).count();
        Window recent = reconcile.recent(run, whole);
        long shares = all.stream()
                .sorted(Comparator.comparing(verifiedAt::get))
                .limit(Math.max(0, share - had))
                .filter(user -> plan.add(user, since, whole))
                .count();
        long recents = all.stream().filter(user -> plan.add(user, since, recent)).count();
        if (shares + recents == 0) {
            reconcile.done(run, since);
        }
    }

    /** Whose list is to be read, and what of it: one window each, beside what is covered, which is read once for all of them. */
    private final class Plan {

        private final Map<String, Window> windowsOf;
        private final Map<String, List<Covered>> covered;
        private final Set<String> users = new LinkedHashSet<>();

        Plan(WorkspaceRun run) {
            windowsOf = run.userWindows();
            covered = run.readsByReport() && run.newcomers().isEmpty() ? Map.of() : windows.coveredOfUsers(run);
        }

        List<String> users() {
            return List.copyOf(users);
        }

        List<Covered> covered(String scope) {
            return covered.getOrDefault(scope, List.of());
        }

        Instant verifiedAt(String user) {
            return covered(scope(user)).stream().map(Covered::verifiedAt).min(Instant::compareTo).orElse(Instant.MIN);
        }

        /** Adds what of a stretch was not found whole at a time or later. */
        boolean add(String user, Instant since, Window wanted) {
            List<Window> gaps = new Intervals(covered(scope(user)).stream()
                    .filter(one -> !one.verifiedAt().isBefore(since))
                    .map(Covered::window)
                    .toList()).gaps(wanted);
            if (gaps.isEmpty()) {
                return false;
            }
            users.add(user);
            windowsOf.merge(user, new Window(gaps.get(0).from(), gaps.get(gaps.size() - 1).to()), Window::hull);
            return true;
        }
    }

    private static String scope(String userId) {
        return "user:" + userId;
    }

    /** What was settled of somebody who is gone, or whose list the key may not see: until his list is told again, only a reconcile asks for it. */
    private static String goneScope(String userId) {
        return "gone:" + userId;
    }

    /** Begins to read a user's list, or goes on where a killed run stopped. */
    public WindowReading open(WorkspaceRun run, String userId) {
        return windows.open(run, run.userWindows().get(userId), scope(userId), userId, PAGE_SIZE);
    }

    /** Takes note that a user's list was read. */
    public void done(WorkspaceRun run, String userId) {
        members.settled(run, userId);
        windows.forget(run, goneScope(userId));
        run.readList();
        if (run.hasUnnotedLists()) {
            windows.readBy(run);
        }
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
        TimeEntryRows read = TimeEntryRows.of(answer);
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
                LastPage.is(lastPage, answer.size(), PAGE_SIZE));
    }

    /** Notes that a user's list is refused; the others go on. A group may still list somebody who left the workspace. */
    public void skip(WorkspaceRun run, String userId, Exception refused) {
        Throwable cause = ErrorTranslator.cause(refused);
        boolean left = cause instanceof RequestRefusedException told && told.saysGone() && run.members().contains(userId);
        if (left && run.readsByReport()) {
            members.settled(run, userId);
            return;
        }
        run.skip(userId, cause.getMessage());
        if (left) {
            run.departed().add(userId);
        }
        if (cause instanceof RequestRefusedException told && told.status() == 400) {
            run.strangers().add(userId);
        } else if (cause instanceof RequestRefusedException denied && denied.status() == 403) {
            run.hidden().add(userId);
        }
    }

    /**
     * Puts in doubt what is stored of users whose lists are refused since they do not belong to the workspace: where the
     * lists of others are told, a 400 says that.
     */
    public void doubtStrangers(WorkspaceRun run) {
        if (!run.hasReadLists()) {
            run.strangers().clear();
            run.hidden().clear();
        }
        run.strangers().forEach(user -> verification.doubt(run, user, run.userWindows().get(user)));
    }

    /**
     * Takes note that what is stored of them was verified, and of whose lists the key may not see: both are asked for again by a
     * reconcile only.
     */
    public void settleStrangers(WorkspaceRun run) {
        run.strangers().stream().filter(run.departed()::contains).forEach(run::forgive);
        Stream.concat(run.strangers().stream(), run.hidden().stream()).forEach(user -> {
            windows.settle(run, scope(user), run.userWindows().get(user));
            windows.settle(run, goneScope(user), run.userWindows().get(user));
        });
    }
}
