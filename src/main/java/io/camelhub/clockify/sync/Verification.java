package io.camelhub.clockify.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.client.error.BadResponseException;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.RequestRefusedException;
import io.camelhub.clockify.client.json.TimeEntryRows;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.sync.WorkspaceRun.Purpose;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Reads entries by their ids, since missing is not deleted: an entry that was moved, or that the key may no longer see,
 * is missing as well.
 *
 * <p>By Clockify's API: {@code POST /workspaces/{id}/time-entries/batch}; a batch that is refused is halved. Gone is an id
 * that a batch leaves out, or whose own reading ({@code GET /workspaces/{id}/time-entries/{id}}) is refused with 400 and
 * code 501.
 */
public final class Verification {

    /** Entries outside of all windows that are read by their ids at a reconcile. */
    private static final int OUTSIDE = 1000;

    private static final int BATCH = 200;

    /** So few entries of a batch that is refused are read one by one; more are halved. */
    private static final int FEW = 4;

    /** After so many requests, what is gone is settled, so that it stands where the budget ends before all is read. */
    private static final int SETTLE_AFTER = 6;

    private final Database database;
    private final ObjectMapper json;
    private final Windows windows;
    private final FeedGap untold;

    public Verification(Database database, ObjectMapper json, Windows windows, FeedGap untold) {
        this.database = database;
        this.json = json;
        this.windows = windows;
        this.untold = untold;
    }

    /** The entries in doubt of a run. */
    static final class Doubts {

        /** Each entry in doubt, and whether the feed lists it as deleted. */
        private final Map<String, Boolean> pending = new LinkedHashMap<>();
        private final Deque<List<String>> batches = new ArrayDeque<>();
        private final Map<String, Boolean> gone = new LinkedHashMap<>();
        /** Entries that are read for what they may tell; that they are gone would be no news. */
        private final Set<String> onlyRead = new HashSet<>();
        private List<String> current = List.of();
        private boolean batchRefused;
        private int of;
        private int settled;
        private int asked;
        /** The window of which the report gives less than it counts, and those of its stored entries that are read once. */
        private Window lacking;
        private final Set<String> once = new HashSet<>();
        private final Set<String> found = new HashSet<>();

        private void beginWindow() {
            onlyRead.removeAll(once);
            once.clear();
            found.clear();
        }

        /** How many entries that the report of the window does not give are in it all the same. */
        int found() {
            return found.size();
        }

        /** Whether so many may be gone at once that the guard wants to know of all before it believes any. */
        private boolean mayBeTooMany() {
            return DeletionGuard.tooMany(pending.size() + gone.size() + settled, of);
        }

        void add(Collection<String> ids, boolean listed) {
            ids.forEach(id -> pending.merge(id, listed, Boolean::logicalOr));
        }

        /** Of how many entries in all the doubts are a part; 0 where nobody counts. */
        void of(int entries) {
            of = entries;
        }

        int of() {
            return of;
        }

        Map<String, Boolean> gone() {
            return gone;
        }

        private void isGone(String id, boolean listed) {
            if (!onlyRead.contains(id)) {
                gone.put(id, listed);
            }
        }
    }

    /** Whether a stored entry of the run's own, seen as running, is missing from the list of running timers. */
    public void stoppedTimers(WorkspaceRun run) {
        if (!run.hasReadRunning()) {
            return;
        }
        Set<String> missing = new HashSet<>(candidates(run, "running-stored").list());
        missing.removeAll(run.runningIds());
        doubt(run, missing, false);
    }

    /**
     * Puts stored entries in doubt; those that are another integration's, and those that have a tombstone, are left out.
     *
     * @param listed whether the feed lists them as deleted
     */
    void doubt(WorkspaceRun run, Set<String> ids, boolean listed) {
        run.verification().add(owned(run, ids, listed ? run::judgesListed : run::judges), listed);
    }

    /**
     * What is stored in a window that was read whole, and was not received; and what may have changed untold and the report
     * does not tell either: the types of entries, and the entries of people who left the groups asked for.
     */
    public void missing(WorkspaceRun run, WindowReading reading) {
        run.verification().beginWindow();
        if (reading.lacking() > 0) {
            readOnce(run, reading);
        }
        if (reading.first() || reading.isTooLarge() || !reading.whole() || reading.rejected().isTooLarge()) {
            return;
        }
        Set<String> stored = reading.userId() == null
                ? new HashSet<>(in(run, reading.window(), "window-stored").list())
                : storedOf(run, reading.userId(), reading.window());
        int all = stored.size();
        stored.removeAll(reading.ids());
        run.verification().add(
                owned(run, stored, reading.userId() == null ? run::judgesInWindow : run::judges), false);
        run.verification().of(all);
        if (reading.userId() == null && doubtsUntold(run, reading)) {
            run.verification().add(untold(run, reading, stored), false);
        }
    }

    /** Reads by their ids, in one batch, entries that the report counts, it seems, and does not give: they are not judged. */
    private void readOnce(WorkspaceRun run, WindowReading reading) {
        Doubts doubts = run.verification();
        doubts.lacking = reading.window();
        in(run, reading.window(), "window-stored").list().stream()
                .filter(id -> !reading.ids().contains(id) && !doubts.pending.containsKey(id))
                .limit(BATCH)
                .forEach(doubts.once::add);
        doubts.onlyRead.addAll(doubts.once);
        doubts.add(doubts.once, false);
    }

    /** What the report of a window does not tell of what is stored there. */
    private List<String> untold(WorkspaceRun run, WindowReading reading, Set<String> missing) {
        List<String> ids = new ArrayList<>();
        if (!run.reportTellsTypes()) {
            Set<String> typed = new HashSet<>(in(run, reading.window(), "window-typed").list());
            typed.retainAll(reading.ids());
            ids.addAll(owned(run, typed, run::judges));
        }
        // those of people who left the groups asked for
        ids.addAll(owned(run, missing, run::judges));
        return ids;
    }

    /** Whether a window is to be compared in all columns now, and was not since something may have happened untold. */
    private boolean doubtsUntold(WorkspaceRun run, WindowReading reading) {
        // what is read at each sync is compared daily
        boolean due = run.purpose() != Purpose.UPKEEP || run.peopleDue() || run.reconcileSince() != null;
        Instant until = due ? untold.until(run) : null;
        return until != null
                && !new Intervals(windows.wholeSince(run, reading.scope(), until)).gaps(reading.window()).isEmpty();
    }

    private Candidates in(WorkspaceRun run, Window window, String statement) {
        return candidates(run, statement)
                .param("window_from", database.bind(window.from()))
                .param("window_to", database.bind(window.to()));
    }

    private Set<String> storedOf(WorkspaceRun run, String userId, Window window) {
        return new HashSet<>(in(run, window, "window-stored-of-user").param("user_id", userId).list());
    }

    /** Puts in doubt what is stored of a user in a window that Clockify refuses to tell. */
    void doubt(WorkspaceRun run, String userId, Window window) {
        run.verification().add(owned(run, storedOf(run, userId, window), run::judges), false);
    }

    /**
     * Puts in doubt, at a reconcile, what no window tells: what was moved out of the time that is read, or lies before a first
     * day that is later now, and entries of people who left the groups asked for. The feed tells what happens to them, but
     * not that they were locked. In turn, no more than 1000 at a time.
     */
    public void outside(WorkspaceRun run) {
        if (run.reconcileSince() == null && !run.hasReconciled()) {
            return;
        }
        String after = candidates(run, "outside-read-to").list().get(0);
        List<String> ids = in(run, Backfill.whole(run), "outside-list")
                .param("scope", run.scope())
                .param("by_groups", run.groupIds().isEmpty() ? 0 : 1)
                .param("groups", run.groupIds().isEmpty() ? List.of("") : run.groupIds())
                .param("after", after)
                .param("rows", OUTSIDE)
                .list();
        database.statement("outside-remember")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("id", ids.size() < OUTSIDE ? null : ids.get(OUTSIDE - 1))
                .update();
        run.verification().add(owned(run, new HashSet<>(ids), run::judges), false);
    }

    /** What the guard held back, where a person lets it go. */
    public void held(WorkspaceRun run) {
        if (run.work().confirmDeletions()) {
            run.verification().add(candidates(run, "held-list").list(), false);
        }
    }

    /** Entries of which a row could not be taken, where a person wants them to be read again. */
    public void rejected(WorkspaceRun run) {
        List<String> ids = candidates(run, "rejected-retries").list();
        if (ids.isEmpty()) {
            return;
        }
        Doubts doubts = run.verification();
        Set<String> judged = new HashSet<>(owned(run, Set.copyOf(ids), run::judges));
        ids.stream().filter(id -> !judged.contains(id)).forEach(doubts.onlyRead::add);
        doubts.add(ids, false);
    }

    private Candidates candidates(WorkspaceRun run, String statement) {
        return new Candidates(database.statement(statement)
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId()));
    }

    private record Candidates(org.springframework.jdbc.core.simple.JdbcClient.StatementSpec statement) {

        Candidates param(String name, Object value) {
            statement.param(name, value);
            return this;
        }

        List<String> list() {
            return statement.query(String.class).list();
        }
    }

    private List<String> owned(WorkspaceRun run, Set<String> ids, BiPredicate<String, String> judged) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> owned = new ArrayList<>();
        database.statement("entry-owners")
                .param("workspace_id", run.workspaceId())
                .param("ids", database.ids(ids))
                .query(row -> {
                    if (judged.test(row.getString("integration"), row.getString("user_id"))) {
                        owned.add(row.getString("id"));
                    }
                });
        return owned;
    }

    /**
     * Decides which entries are read next.
     *
     * @return false where none are left, or where what is gone is to be settled first
     */
    public boolean advance(WorkspaceRun run) {
        Doubts doubts = run.verification();
        if (doubts.asked >= SETTLE_AFTER && !doubts.gone.isEmpty() && !doubts.mayBeTooMany()) {
            return false;
        }
        if (doubts.batches.isEmpty() && !doubts.pending.isEmpty()) {
            List<String> ids = new ArrayList<>(doubts.pending.keySet());
            for (int i = 0; i < ids.size(); i += BATCH) {
                doubts.batches.add(ids.subList(i, Math.min(i + BATCH, ids.size())));
            }
        }
        doubts.current = doubts.batches.isEmpty() ? List.of() : doubts.batches.poll();
        doubts.asked++;
        return !doubts.current.isEmpty();
    }

    /** Whether entries are in doubt, or gone and not yet settled. */
    public boolean goesOn(WorkspaceRun run) {
        Doubts doubts = run.verification();
        return !doubts.pending.isEmpty() || !doubts.batches.isEmpty() || !doubts.gone.isEmpty();
    }

    /** Whether the next request is for one entry alone. */
    public boolean single(WorkspaceRun run) {
        return run.verification().current.size() == 1 && run.verification().batchRefused;
    }

    /** The path of the next request. */
    public String path(WorkspaceRun run) {
        String entries = "/workspaces/" + run.workspaceId() + "/time-entries/";
        return single(run) ? entries + run.verification().current.get(0) : entries + "batch";
    }

    /** The body of the next request, where it is for a batch. */
    public String request(WorkspaceRun run) {
        ObjectNode body = json.createObjectNode();
        run.verification().current.forEach(body.putArray("timeEntryIds")::add);
        body.put("hydrated", false);
        return body.toString();
    }

    /** The entries in an answer. */
    public TimeEntryPage page(WorkspaceRun run, JsonNode answer) {
        JsonNode rows = answer;
        if (single(run)) {
            if (!answer.isObject()) {
                throw new BadResponseException("Clockify answered something else than a time entry");
            }
            rows = json.createArrayNode().add(answer);
        }
        TimeEntryRows read = TimeEntryRows.of(rows);
        return new TimeEntryPage(
                run.integration(),
                run.workspaceId(),
                "single",
                null,
                read.entries(),
                read.references(),
                List.of(),
                read.rejected(),
                List.of(),
                true);
    }

    /** Takes note of an answer whose entries are stored. */
    public void took(WorkspaceRun run, TimeEntryPage page) {
        Doubts doubts = run.verification();
        Set<String> present = new HashSet<>();
        page.entries().stream().map(TimeEntry::id).forEach(present::add);
        page.entries().stream()
                .filter(entry -> doubts.once.contains(entry.id()) && doubts.lacking.contains(entry.startedAt()))
                .forEach(entry -> doubts.found.add(entry.id()));
        page.rejected().stream().map(row -> row.id()).filter(Objects::nonNull).forEach(present::add);
        boolean nameless = page.rejected().stream().anyMatch(row -> row.id() == null);
        if (nameless && single(run)) {
            present.addAll(doubts.current);
        } else if (nameless) {
            // a row without an id may be any of those that seem to be left out: read each of them by itself
            List<String> leftOut = doubts.current.stream().filter(id -> !present.contains(id)).toList();
            doubts.batchRefused = true;
            leftOut.forEach(id -> doubts.batches.addFirst(List.of(id)));
            doubts.current = doubts.current.stream().filter(present::contains).toList();
        }
        answered(run, doubts.current);
        for (String id : doubts.current) {
            boolean listed = Boolean.TRUE.equals(doubts.pending.remove(id));
            if (!present.contains(id)) {
                doubts.isGone(id, listed);
            }
        }
        release(run, doubts.current.stream().filter(present::contains).toList());
    }

    /** What was to be read again is read; where it is still bad, it was rejected anew. */
    private void answered(WorkspaceRun run, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.statement("rejected-answered")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("ids", database.ids(ids))
                .update();
    }

    private void release(WorkspaceRun run, Collection<String> ids) {
        if (!ids.isEmpty()) {
            database.statement("held-release")
                    .param("workspace_id", run.workspaceId())
                    .param("ids", database.ids(ids))
                    .update();
        }
    }

    /** Clockify refuses a request: a batch is halved, and an entry of which it says alone that it is not there is gone. */
    public void refused(WorkspaceRun run, Exception thrown) throws Exception {
        Doubts doubts = run.verification();
        RequestRefusedException refused = (RequestRefusedException) ErrorTranslator.cause(thrown);
        if (refused.status() == 403) {
            throw refused;
        }
        if (doubts.once.containsAll(doubts.current)) {
            doubts.pending.keySet().removeAll(doubts.current);
            return;
        }
        if (single(run)) {
            if (refused.status() != 400) {
                throw refused;
            }
            String id = doubts.current.get(0);
            boolean listed = Boolean.TRUE.equals(doubts.pending.remove(id));
            if (refused.saysGone()) {
                answered(run, List.of(id));
                doubts.isGone(id, listed);
            } else {
                run.leave("whether entry " + id + " is deleted cannot be told: " + refused.getMessage());
            }
            return;
        }
        doubts.batchRefused = true;
        int half = (doubts.current.size() + 1) / 2;
        if (refused.status() == 400 && doubts.current.size() > FEW) {
            doubts.batches.addFirst(doubts.current.subList(half, doubts.current.size()));
            doubts.batches.addFirst(doubts.current.subList(0, half));
        } else {
            // no such request on this server, or a few entries: read each by itself
            doubts.current.forEach(id -> doubts.batches.addFirst(List.of(id)));
        }
    }

    /** Whether entries are gone that the feed does not list as deleted, so that the guard must look first. */
    public boolean guarded(WorkspaceRun run) {
        return run.verification().gone.containsValue(false) && !run.work().confirmDeletions();
    }

    /**
     * The entries to be tombstoned now; those that the guard does not believe are held back, and those that another
     * integration may still see are its own from now on.
     */
    public List<String> settled(WorkspaceRun run, DeletionGuard.Verdict verdict) {
        Doubts doubts = run.verification();
        Set<String> settled = new LinkedHashSet<>();
        List<String> leftToOther = new ArrayList<>();
        Map<String, String> users = users(run, doubts.gone.keySet());
        String seesMore = doubts.gone.containsValue(false) ? seesMore(run) : null;
        Map<String, Set<String>> held = new LinkedHashMap<>();
        doubts.gone.forEach((id, listed) -> {
            String reason = listed || verdict == null ? null : verdict.reason(users.get(id));
            if (reason != null) {
                held.computeIfAbsent(reason, none -> new LinkedHashSet<>()).add(id);
            } else {
                (listed || seesMore == null ? settled : leftToOther).add(id);
            }
        });
        release(run, settled);
        release(run, leftToOther);
        held.forEach((reason, ids) -> hold(run, ids, reason));
        if (!leftToOther.isEmpty()) {
            database.statement("entry-hand-over")
                    .param("workspace_id", run.workspaceId())
                    .param("ids", leftToOther)
                    .param("integration", seesMore)
                    .update();
        }
        doubts.asked = 0;
        doubts.settled += doubts.gone.size();
        doubts.gone.clear();
        if (doubts.pending.isEmpty()) {
            doubts.of = 0;
            doubts.settled = 0;
        }
        return List.copyOf(settled);
    }

    /**
     * Another integration that sees everybody's entries of the workspace, where this one may not: what is gone for this one
     * may have moved out of its sight. Null where there is none.
     */
    private String seesMore(WorkspaceRun run) {
        List<Sight> sights = database.statement("workspace-sights")
                .param("workspace_id", run.workspaceId())
                .query((row, index) -> new Sight(
                        row.getString("integration"), row.getString("owner_role"), row.getString("group_ids")))
                .list();
        boolean all = sights.stream()
                .anyMatch(sight -> sight.integration().equals(run.integration()) && WorkspaceRun.ofAnAdmin(sight.role()));
        return all ? null : sights.stream()
                .filter(sight -> WorkspaceRun.ofAnAdmin(sight.role()) && "[]".equals(sight.groups()) && run.owns(sight.integration()))
                .map(Sight::integration)
                .findFirst()
                .orElse(null);
    }

    private record Sight(String integration, String role, String groups) {
    }

    private Map<String, String> users(WorkspaceRun run, Set<String> ids) {
        Map<String, String> users = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            database.statement("entry-owners")
                    .param("workspace_id", run.workspaceId())
                    .param("ids", database.ids(ids))
                    .query(row -> {
                        users.put(row.getString("id"), row.getString("user_id"));
                    });
        }
        return users;
    }

    private void hold(WorkspaceRun run, Set<String> ids, String reason) {
        Set<String> fresh = new LinkedHashSet<>(ids);
        candidates(run, "held-list").list().forEach(fresh::remove);
        database.statement("held-again")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("ids", database.ids(ids))
                .param("reason", reason)
                .update();
        Object now = database.bind(database.now());
        database.batch("held-create", fresh.stream().map(id -> Map.of(
                "integration", run.integration(), "workspace_id", run.workspaceId(), "time_entry_id", id, "reason", reason, "now", now))
                .toList());
        run.leave("deletions are held back: " + reason);
    }
}
