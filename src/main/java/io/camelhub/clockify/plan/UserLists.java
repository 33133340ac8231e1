package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.LastPage;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.http.TimeEntryRows;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Clockify's list of one user's entries ({@code GET /workspaces/{id}/user/{id}/time-entries}), read where the report is refused.
 *
 * <p>Clockify reads the window in the account's local time, so it is requested with one more day on each side.
 */
public final class UserLists {

    private static final String SOURCE = "user-list";
    private static final int PAGE_SIZE = 5000;
    private static final Duration ZONES = Duration.ofDays(1);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final RunDatabase database;
    private final WindowTable table;
    private final Windows windows;
    private final Reconcile reconcile;
    private final FeedGap gap;
    private final Members members;
    private final Prefetch ahead;
    private final KeyViews views;

    public UserLists(
            RunDatabase database, WindowTable table, Windows windows, Reconcile reconcile, FeedGap gap, Members members,
            Prefetch ahead, KeyViews views) {
        this.database = database;
        this.table = table;
        this.windows = windows;
        this.reconcile = reconcile;
        this.gap = gap;
        this.members = members;
        this.ahead = ahead;
        this.views = views;
    }

    /**
     * The users whose lists are due: new members of the selected groups, newly visible users, and, where the report is refused, everybody who was
     * never read, or is to be reconciled.
     */
    UserListPlan plan(SyncRun run, BackfillState state) {
        if (run.command().selects()) {
            return selected(run, state);
        }
        boolean byReport = run.tally().readsByReport();
        Set<String> newMembers = run.members().newOnes();
        Set<String> unread = views.unread(run);
        boolean none = newMembers.isEmpty() && unread.isEmpty();
        UserListPlan plan = new UserListPlan(byReport && none ? Map.of() : table.coveredOfUsers(run), newMembers, unread);
        if (byReport) {
            Stream.concat(newMembers.stream(), unread.stream().filter(user -> run.keptOut(user, run.startedAt(), true) == null))
                    .forEach(user -> plan.add(user, Instant.MIN, Backfill.plan(run).whole()));
        } else {
            state.purpose = Purpose.UPKEEP;
            plan.refusal = state.refusal;
            addEverybody(run, plan);
        }
        // an earlier run has fetched their history
        if (plan.newMembers.removeIf(user -> plan.window(user) == null)) {
            members.rememberFetched(run, plan.newMembers);
        }
        unread.stream().filter(user -> plan.window(user) == null).forEach(user -> views.noteRead(run, user));
        return plan;
    }

    /** The lists of the users in a person's order, as far as they are known here. */
    private UserListPlan selected(SyncRun run, BackfillState state) {
        state.purpose = Purpose.UPKEEP;
        UserListPlan plan = new UserListPlan(table.coveredOfUsers(run), List.of(), List.of());
        Window window = reconcile.chosen(run);
        Set<String> chosen = everybody(run, plan);
        chosen.retainAll(window == null ? List.of() : run.command().users());
        chosen.forEach(user -> plan.add(user, run.orderedSince(), window));
        return plan;
    }

    private void addEverybody(SyncRun run, UserListPlan plan) {
        BackfillPlan backfill = Backfill.plan(run);
        Set<String> all = everybody(run, plan);
        all.removeIf(user -> run.keptOut(user, run.startedAt(), true) != null);
        all.forEach(user -> plan.add(user, Instant.MIN, backfill.whole()));
        boolean backfilled = plan.users().isEmpty();
        if (gap.readsByWindows(run)) {
            all.stream().filter(user -> !plan.isGone(user)).forEach(user -> plan.add(user, run.startedAt(), backfill.fallback()));
        }
        if (!run.groupIds().isEmpty()) {
            // former members of the selected groups: their stored entries must stay correct
            all.addAll(database.table(run, "clockify_time_entry").select("user_id").distinct().isNull("deleted_at").notLike("user_id", "erased-%")
                    .list(String.class));
        }
        // older changes are found by reading everything again in turn, or by a person's order
        Window ordered = reconcile.ordered(run);
        Instant since = ordered == null && backfilled ? reconcile.since(run) : null;
        if (ordered != null) {
            all.forEach(user -> plan.add(user, run.reconcileSince(), ordered));
        } else if (since != null
                && !plan.addRound(all, since, run.shareOfRound(), backfill.whole(), Reconcile.recent(run))) {
            reconcile.done(run, since);
        }
    }

    /** All known users, with the key's owner. */
    private Set<String> everybody(SyncRun run, UserListPlan plan) {
        Set<String> all = new LinkedHashSet<>(database.statement(run, "user-lists/list-users").query(String.class).list());
        String owner = run.known().ownerId();
        if (owner != null && !UserRef.isPseudonym(owner)) {
            plan.unlistedOwner = all.isEmpty() || all.contains(owner) ? null : owner;
            all.add(owner);
        }
        return all;
    }

    /** Begins to read a user's list, or continues where a killed run stopped. */
    WindowReading open(SyncRun run, UserListPlan plan, String userId) {
        Window window = plan.window(userId);
        String scope = UserListPlan.scope(userId);
        return new WindowReading(window, scope, userId, PAGE_SIZE, false, false, table.pages(run, scope, window));
    }

    /** The request for the next page. */
    PageRequest request(SyncRun run, WindowReading reading) {
        return request(run, reading.userId(), reading.window(), reading.nextPage());
    }

    private static PageRequest request(SyncRun run, String user, Window window, int page) {
        return PageRequest.get(SOURCE, run.workspaceId(), "/workspaces/" + run.workspaceId() + "/user/" + user + "/time-entries",
                query(window, page), (current, answer, lastPage) -> page(current, (JsonNode) answer, lastPage));
    }

    /** The query of a page for the entries that start in a window, with one more day on each side. */
    public static String query(Window window, int page) {
        return "start=" + INSTANT.format(window.from().minus(ZONES))
                + "&end=" + INSTANT.format(window.to().plus(ZONES).truncatedTo(ChronoUnit.SECONDS))
                + "&page=" + page
                + "&page-size=" + PAGE_SIZE;
    }

    /** The requests to prefetch while a page is written: the first pages of the next users. */
    List<Prefetch.Ticket> ahead(SyncRun run, UserListPlan plan, String user) {
        List<String> users = plan.users();
        List<PageRequest> next = users.subList(users.indexOf(user) + 1, users.size()).stream()
                .limit(run.maySpeculate() ? run.parallelRequests() : 0)
                .map(one -> request(run, one, plan.window(one), 1))
                .toList();
        return ahead.begin(run, SOURCE, next);
    }

    private static TimeEntryPage page(SyncRun run, JsonNode answer, String lastPage) {
        return run.page(SOURCE, null, TimeEntryRows.of(answer), List.of(), LastPage.is(lastPage, answer.size(), PAGE_SIZE));
    }

    /** Records that a user's list was read. */
    void done(SyncRun run, BackfillState state, UserListPlan plan, String userId) {
        fetched(run, plan, userId);
        table.forget(run, UserListPlan.goneScope(userId));
        if (plan.unread.contains(userId)) {
            views.noteRead(run, userId);
        }
        plan.listRead = true;
        if (state.listsUnnoted) {
            windows.noteReportStep(run, state);
        }
    }

    /** Records that a new member's history is fetched; stored with the last of them, so that an interrupted run repeats it. */
    private void fetched(SyncRun run, UserListPlan plan, String userId) {
        if (plan.newMembers.remove(userId) && plan.newMembers.isEmpty()) {
            members.rememberFetched(run, Set.of());
        }
    }

    /** Skips a user whose list is refused. A group may still list a user who left the workspace. */
    void skip(SyncRun run, UserListPlan plan, String userId, RequestRefusedException refused) {
        boolean left = refused.saysGone() && run.members().has(userId);
        // the key lists them, but does not see their entries
        boolean listedOnly = plan.unread.contains(userId) && !plan.newMembers.contains(userId);
        if (listedOnly) {
            views.noteRead(run, userId);
        }
        if (run.tally().readsByReport() && (left || listedOnly)) {
            fetched(run, plan, userId);
            return;
        }
        boolean noMember = userId.equals(plan.unlistedOwner);
        if (!noMember) {
            run.tally().skip(userId, refused.getMessage());
        }
        if (left) {
            plan.departed.add(userId);
        }
        if (noMember || refused.status() == 400) {
            plan.notMembers.add(userId);
        } else if (refused.status() == 403) {
            plan.hidden.add(userId);
        }
    }

    /**
     * Settles users whose lists are refused: the entries of those who left the workspace are verified, and those of invisible users too; then only
     * a reconcile requests the lists again.
     *
     * @throws RequestFailedException the refusal of the report, where every list is refused too: then nothing of the workspace can be read
     */
    void settleRefused(SyncRun run, UserListPlan plan) {
        if (plan.refusal != null && !plan.listRead && !plan.users().isEmpty()) {
            throw plan.refusal;
        }
        plan.notMembers().stream().filter(plan.departed::contains).forEach(run.tally()::clearSkip);
        Stream.concat(plan.notMembers().stream(), plan.hidden().stream()).forEach(user -> {
            table.settle(run, UserListPlan.scope(user), plan.window(user), null);
            table.settle(run, UserListPlan.goneScope(user), plan.window(user), null);
        });
    }
}
