package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.database.Delete;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.plan.Verification;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The hints that a run reads: entries by their ids, as deletion candidates too. On the Free plan it leaves them to the feed. */
public final class Hints {

    /** The batch size, which takes five requests, before hints that were read are deleted. */
    private static final int ROUND = 1000;

    /** The most rounds in a row, before other work has its turn. */
    private static final int MOST_ROUNDS = 10;

    /** No round begins after this time, because a sync may be due. */
    private static final Duration TURN = Duration.ofSeconds(5);

    /** The rounds between two windows of a sync. */
    private static final int MOST_ROUNDS_BETWEEN = 2;

    /** Entry ids have 24 characters; the paths of lists are all longer. */
    private static final int LENGTH_OF_ENTRY = 24;
    private static final String LENGTH = "char_length(time_entry_id)";

    private final RunDatabase database;
    private final Verification verification;

    public Hints(RunDatabase database, Verification verification) {
        this.database = database;
        this.verification = verification;
    }

    /** A hinted entry, with the time of its last hint. */
    public record Hinted(String entryId, Instant receivedAt) {
    }

    /** The hints of the run's workspace in rounds, the oldest first. */
    public PageSource source(SyncRun run) {
        return new HintSource(this, run, run.command().hints() ? MOST_ROUNDS : MOST_ROUNDS_BETWEEN, database.now().plus(TURN));
    }

    boolean isBefore(Instant until) {
        return database.now().isBefore(until);
    }

    /** The hints of a round; null for none. */
    List<Hinted> next(SyncRun run) {
        if (run.freePlan()) {
            return null;
        }
        List<Hinted> hinted = hints(run).select("time_entry_id", "received_at").where(LENGTH, LENGTH_OF_ENTRY)
                .orderBy("received_at", "time_entry_id").limit(ROUND).list(this::hinted);
        return hinted.isEmpty() ? null : hinted;
    }

    private Hinted hinted(ResultSet row, int index) throws SQLException {
        return new Hinted(row.getString("time_entry_id"), database.instant(row, "received_at"));
    }

    /** The source of entries that may be of any user or workspace, or not exist. */
    PageSource entries(SyncRun run, List<Hinted> hinted) {
        return verification.source(run, verification.toRead(run, hinted.stream().map(Hinted::entryId).toList()));
    }

    /** Deletes hints after their entries were read, except those that arrived again meanwhile. */
    void done(SyncRun run, List<Hinted> hinted) {
        database.fenced(run, () -> hints(run).deleteEach(hinted.stream()
                .map(one -> database.all().row("time_entry_id", one.entryId(), "received_at", one.receivedAt()))
                .toList()));
    }

    /** Deletes list hints from before a completed run, which has read the lists; on the Free plan, all older hints. */
    public void settle(SyncRun run) {
        Delete read = hints(run).delete()
                .any(before -> before.atMost("received_at", run.startedAt()).above("received_at", Term.latest(database.now())));
        database.write(run, run.freePlan() ? read : read.not(LENGTH, LENGTH_OF_ENTRY));
    }

    private Table hints(SyncRun run) {
        return database.all().table("clockify_hint").at("workspace_id", run.workspaceId());
    }
}
