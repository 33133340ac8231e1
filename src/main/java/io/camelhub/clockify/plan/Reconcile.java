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
 * Reads stored ranges again to find missed changes: the last days and those ahead at each reconcile, and of the rest a share, the oldest reading
 * first, so that all is read again within a month.
 */
public final class Reconcile {

    private final RunDatabase database;
    private final WindowTable table;

    public Reconcile(RunDatabase database, WindowTable table) {
        this.database = database;
        this.table = table;
    }

    /** The next window to read again; null for none. */
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

    /** The last days, with those ahead. */
    static Window recent(SyncRun run) {
        return Backfill.plan(run).recent(run.settings().reconcileDays());
    }

    /** The range of a person's order; null for none. Before the first day and after the days ahead it includes stored entries only. */
    Window ordered(SyncRun run) {
        return run.command().reconcile() ? chosen(run) : null;
    }

    /** The range between an order's days; the recent days where it has none. */
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

    /** The start of the reconcile in progress, or beginning now; null where none is due. A completed backfill counts as the first. */
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

    /** Records that all windows of a reconcile are read. It ends once the names are read too, see {@link #settle}. */
    void done(SyncRun run, Instant since) {
        run.tally().reconcile(since);
    }

    /** Stores a completed reconcile; an incomplete one continues with what was not read. */
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
