package io.camelhub.clockify.plan;

import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.SyncState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keys see, in {@code clockify_key_view}: by what deletions are judged, and what was seen when it was looked at last. */
public final class KeyViews {

    private static final Logger LOG = LoggerFactory.getLogger(KeyViews.class);

    private final RunDatabase database;
    private final SyncState state;

    public KeyViews(RunDatabase database) {
        this.database = database;
        this.state = new SyncState(database.all());
    }

    /**
     * What is kept.
     *
     * @param believed by which deletions are judged
     * @param vanished users who were seen at some time, and of whose going no person said that it is right
     * @param last what was seen when it was looked at last
     * @param unread users who came into sight, and whose entries are not read yet
     */
    record View(KeySight believed, Set<String> vanished, KeySight last, Set<String> unread) {

        private static final View NONE = new View(KeySight.NONE, Set.of(), KeySight.NONE, Set.of());

        /**
         * The same, with what deletions are judged by now. Where a key was there meanwhile that saw other entries, which are stored since,
         * that is what it saw: to one like the believed, which is back, they are gone as if they were deleted.
         */
        View judging(KeySight now) {
            boolean otherMeanwhile = SightChange.losesSight(last, believed) && SightChange.losesSight(last, now);
            return believed.isKnown() && otherMeanwhile ? new View(last, vanished, last, unread) : this;
        }
    }

    View read(SyncRun run) {
        return views(run)
                .select("owner_id", "owner_role", "users", "vanished", "last_owner_id", "last_role", "listed", "managed", "unread")
                .optional((row, index) -> view(row)).orElse(View.NONE);
    }

    private Table views(SyncRun run) {
        return database.table(run, "clockify_key_view");
    }

    private View view(ResultSet row) throws SQLException {
        return new View(
                new KeySight(row.getString("owner_id"), row.getString("owner_role"), ids(row, "users")),
                ids(row, "vanished"),
                new KeySight(row.getString("last_owner_id"), row.getString("last_role"), ids(row, "listed"), ids(row, "managed")),
                ids(row, "unread"));
    }

    private Set<String> ids(ResultSet row, String column) throws SQLException {
        String ids = row.getString(column);
        return ids == null ? Set.of() : new HashSet<>(database.texts(ids));
    }

    private String array(Collection<String> ids) {
        return database.array(new TreeSet<>(ids));
    }

    /** Deletions are judged by this from now on. */
    void believe(SyncRun run, KeySight sight, Collection<String> vanished) {
        Map<String, Object> view = database.all().row("owner_id", sight.ownerId(), "owner_role", sight.role(),
                "users", array(sight.users()), "vanished", array(vanished));
        if (database.write(run, views(run).update(view)) == 0) {
            database.fenced(run, () -> views(run).insert(view));
        }
    }

    /** As long as the key sees less, and until it is seen that it no longer does, changes may go unreported. */
    void compare(SyncRun run, KeySight believed, KeySight now) {
        boolean seesLess = now.isLessThan(believed);
        if (seesLess || views(run).select("1").where("sees_less", true).exists()) {
            database.write(run, database.table(run, "clockify_integration_workspace").update("feed_gap_at", database.now()));
        }
        database.write(run, views(run).update("sees_less", seesLess));
    }

    /** Whom the owner of the run's key manages, by the user groups as they were read last. */
    Set<String> managed(SyncRun run) {
        String owner = run.known().ownerId();
        return owner == null ? Set.of()
                : new HashSet<>(database.statement(run, "key-views/list-managed", "owner_id", owner).query(String.class).list());
    }

    /** The key was looked at, before anything is read: where it sees more than at the last look, what was read then is not whole. */
    void look(SyncRun run, View before, KeySight now) {
        SightChange change = SightChange.of(before.last(), now, mostLists(run));
        Set<String> unread = new TreeSet<>(before.unread());
        if (!now.isEverybody()) {
            unread.removeIf(user -> !now.users().contains(user) && !now.managed().contains(user));
        }
        if (change.kind() != SightChange.Kind.NOT_WIDER) {
            // what it did not see then may be there
            database.write(run, database.table(run, "clockify_held_deletion").update().set("gone_at", null));
        }
        switch (change.kind()) {
            case WIDER -> {
                LOG.info("The key of integration {} sees more of workspace {} than before: all is read again", run.integration(), run.workspaceId());
                unread.clear();
                state.voidWindows(run.integration(), run.workspaceId());
                database.write(run, database.table(run, "clockify_integration_workspace").update("feed_gap_at", database.now()));
            }
            case WIDER_BY_USERS -> {
                unread.addAll(change.users());
                state.voidUserWindows(run.integration(), run.workspaceId(), change.users());
            }
            case NOT_WIDER -> { }
        }
        database.write(run, views(run).update("last_owner_id", now.ownerId(), "last_role", now.role(),
                "listed", array(now.users()), "managed", array(now.managed()), "unread", array(unread)));
    }

    /** About as many requests as it takes to read everything again by the report. */
    private static long mostLists(SyncRun run) {
        long days = new BackfillPlan(run.startedAt(), run.backfillFrom()).whole().length().toDays();
        long longest = BackfillPlan.longest(run.settings().windowDays(), run.freePlan(), run.settings().pageSize(), 0).toDays();
        return Math.max(1, days / longest);
    }

    /** The key is looked at by the next run, before it reads anything. */
    void lookAgain(SyncRun run) {
        database.fenced(run, () -> state.notePeopleDue(run.integration(), run.workspaceId()));
    }

    /** Users who came into sight, and whose entries are not read yet. */
    public Set<String> unread(SyncRun run) {
        return read(run).unread();
    }

    /** The entries of a user who came into sight are read, as far as Clockify gives them. */
    public void noteRead(SyncRun run, String userId) {
        database.fenced(run, () -> {
            Set<String> unread = new TreeSet<>(unread(run));
            if (unread.remove(userId)) {
                database.write(run, views(run).update("unread", array(unread)));
            }
        });
    }
}
