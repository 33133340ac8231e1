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

/** What keys see, in {@code clockify_key_view}: the accepted sight, by which deletions are decided, and that of the last look. */
public final class KeyViews {

    private static final Logger LOG = LoggerFactory.getLogger(KeyViews.class);

    private final RunDatabase database;
    private final SyncState state;

    public KeyViews(RunDatabase database) {
        this.database = database;
        this.state = new SyncState(database.all());
    }

    /**
     * The stored sights of a key.
     *
     * @param believed the accepted sight, by which deletions are decided
     * @param vanished users who were visible once, and whose leaving no person has confirmed
     * @param last the sight of the last look
     * @param unread newly visible users whose entries are not read yet
     */
    record View(KeySight believed, Set<String> vanished, KeySight last, Set<String> unread) {

        private static final View NONE = new View(KeySight.NONE, Set.of(), KeySight.NONE, Set.of());

        /**
         * The view with the right sight to compare with now. If meanwhile another key saw other entries, which are stored since, that key's sight
         * counts: to a key like the accepted one, which is back, those entries are missing as if deleted.
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

    /** Accepts a sight as the basis of later decisions. */
    void believe(SyncRun run, KeySight sight, Collection<String> vanished) {
        Map<String, Object> view = database.all().row("owner_id", sight.ownerId(), "owner_role", sight.role(),
                "users", array(sight.users()), "vanished", array(vanished));
        if (database.write(run, views(run).update(view)) == 0) {
            database.fenced(run, () -> views(run).insert(view));
        }
    }

    /** Records from when to when the key sees less than accepted: changes may be missed meanwhile. */
    void compare(SyncRun run, KeySight believed, KeySight now) {
        boolean seesLess = now.isLessThan(believed);
        if (seesLess || views(run).select("1").where("sees_less", true).exists()) {
            database.write(run, database.table(run, "clockify_integration_workspace").update("feed_gap_at", database.now()));
        }
        database.write(run, views(run).update("sees_less", seesLess));
    }

    /** The users managed by the key's owner, by the stored user groups. */
    Set<String> managed(SyncRun run) {
        String owner = run.known().ownerId();
        return owner == null ? Set.of()
                : new HashSet<>(database.statement(run, "key-views/list-managed", "owner_id", owner).query(String.class).list());
    }

    /** Records a look before anything is read: if the key sees more than at the last look, earlier readings are incomplete. */
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

    /** The number of user lists that costs about as much as reading everything again by the report. */
    private static long mostLists(SyncRun run) {
        long days = Backfill.plan(run).whole().length().toDays();
        long longest = BackfillPlan.longest(run.settings().windowDays(), run.freePlan(), run.settings().pageSize(), 0).toDays();
        return Math.max(1, days / longest);
    }

    /** Makes the next run look at the key before it reads anything. */
    void lookAgain(SyncRun run) {
        database.fenced(run, () -> state.notePeopleDue(run.integration(), run.workspaceId()));
    }

    /** Newly visible users whose entries are not read yet. */
    public Set<String> unread(SyncRun run) {
        return read(run).unread();
    }

    /** Records that the entries of a newly visible user are read, as far as Clockify returns them. */
    public void noteRead(SyncRun run, String userId) {
        database.fenced(run, () -> {
            Set<String> unread = new TreeSet<>(unread(run));
            if (unread.remove(userId)) {
                database.write(run, views(run).update("unread", array(unread)));
            }
        });
    }
}
