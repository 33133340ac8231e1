package io.camelhub.clockify.plan;

import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads again what was read before, so that nothing stays wrong: the last days and those ahead every so often, and of the
 * rest, what was read longest ago, so much that all has had its turn within a month.
 */
public final class Reconcile {

    private final RunDatabase database;
    private final WindowTable table;

    public Reconcile(RunDatabase database, WindowTable table) {
        this.database = database;
        this.table = table;
    }

    /** The window to be read again next, or null for none. */
    Window next(SyncRun run, BackfillState state) {
        Window ordered = ordered(run);
        if (ordered != null) {
            return gap(run, state, ordered, run.reconcileSince());
        }
        Instant since = since(run);
        if (since == null) {
            return null;
        }
        Window next = gap(run, state, recent(run), since);
        if (next == null) {
            next = ReconcilePlan.oldest(table.covered(run, run.scope()), state.attempted, recent(run).from(), since,
                    run.shareOfRound(), Backfill.longest(run, state));
        }
        if (next == null) {
            done(run, since);
        }
        return next;
    }

    private Window gap(SyncRun run, BackfillState state, Window stretch, Instant since) {
        return BackfillPlan.gap(
                stretch, table.wholeSince(run, run.scope(), since), state.attempted, Backfill.longest(run, state));
    }

    /** The last days, and those ahead. */
    static Window recent(SyncRun run) {
        return Backfill.plan(run).recent(run.settings().reconcileDays());
    }

    /**
     * The time that a person wants to be read again, or null. Before the first day and after the days ahead that is as far as
     * something is stored.
     */
    Window ordered(SyncRun run) {
        return run.command().reconcile() ? chosen(run) : null;
    }

    /** The time between the days that a person names; the same where they name none. */
    Window chosen(SyncRun run) {
        SyncCommand command = run.command();
        LocalDate first = command.from() == null ? null : LocalDate.parse(command.from());
        LocalDate last = command.to() == null ? null : LocalDate.parse(command.to());
        Window all = Backfill.plan(run).whole();
        return ReconcilePlan.ordered(first, last, recent(run), first == null && last == null ? all : stored(run, all));
    }

    private Window stored(SyncRun run, Window all) {
        Span span = database.all().table("clockify_time_entry").select("min(started_at) as first_start", "max(started_at) as last_start")
                .where("workspace_id", run.workspaceId()).single(Span.class);
        return span.firstStart() == null ? all : ReconcilePlan.stored(all, span.firstStart(), span.lastStart());
    }

    private record Span(Instant firstStart, Instant lastStart) {
    }

    private record Round(Instant reconciledAt, Instant reconcileStartedAt) {
    }

    /**
     * When the reconcile that goes on, or begins now, began; null where none is due. A finished backfill counts as the
     * first.
     */
    Instant since(SyncRun run) {
        Round round = workspace(run).select("reconciled_at", "reconcile_started_at").single(Round.class);
        Instant now = run.startedAt();
        if (round.reconcileStartedAt() != null && !Term.isAhead(round.reconcileStartedAt(), now)) {
            return round.reconcileStartedAt();
        }
        if (round.reconciledAt() == null) {
            remember(run, now);
            return null;
        }
        if (Term.of(round.reconciledAt(), run.settings().reconcileEvery()).holds(now)) {
            return null;
        }
        database.write(run, workspace(run).update("reconcile_started_at", now));
        return now;
    }

    /** All windows of a reconcile are read. The names belong to it, too: it has ended once they are read, see {@link #settle}. */
    void done(SyncRun run, Instant since) {
        run.tally().reconcile(since);
    }

    /** Remembers a reconcile that has ended; one whose run ended before that goes on with what was not read. */
    void settle(SyncRun run) {
        if (run.tally().reconciled()) {
            remember(run, run.tally().reconciledSince());
        }
    }

    private void remember(SyncRun run, Instant since) {
        database.write(run, workspace(run).update("reconciled_at", since, "reconcile_started_at", null));
    }

    private Table workspace(SyncRun run) {
        return database.table(run, "clockify_integration_workspace");
    }
}
