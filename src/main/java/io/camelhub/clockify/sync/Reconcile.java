package io.camelhub.clockify.sync;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.Windows.Covered;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads again what was read before, so that nothing stays wrong: the last days and those ahead every so often, and of the
 * rest, what was read longest ago, so much that all has had its turn within a month.
 */
public final class Reconcile {

    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;
    private final Leases leases;
    private final Windows windows;

    public Reconcile(Database database, Leases leases, Windows windows) {
        this.database = database;
        this.leases = leases;
        this.windows = windows;
    }

    private record State(Instant reconciledAt, Instant startedAt) {
    }

    private State state(WorkspaceRun run) {
        return at(run, "reconcile-read")
                .query((row, index) -> new State(
                        database.dialect().instant(row, "reconciled_at"),
                        database.dialect().instant(row, "reconcile_started_at")))
                .single();
    }

    private JdbcClient.StatementSpec at(WorkspaceRun run, String statement) {
        return database.statement(statement)
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId());
    }

    /**
     * The window to be read again next, or null for none.
     *
     * @param all the whole time that is covered
     */
    Window next(WorkspaceRun run, Window all) {
        Window ordered = ordered(run, all);
        if (ordered != null) {
            return gap(run, ordered, run.reconcileSince());
        }
        Instant since = since(run);
        if (since == null) {
            return null;
        }
        Window recent = recent(run, all);
        Window next = gap(run, recent, since);
        if (next == null) {
            next = oldest(run, recent, since);
        }
        if (next == null) {
            done(run, since);
        }
        return next;
    }

    /**
     * The time that a person wants to be read again, or null. Before the first day and after the days ahead that is as far as
     * something is stored.
     */
    Window ordered(WorkspaceRun run, Window all) {
        SyncCommand work = run.work();
        if (!work.reconcile()) {
            return null;
        }
        Instant from = work.from() == null ? recent(run, all).from() : day(LocalDate.parse(work.from()));
        Instant to = work.to() == null ? all.to() : day(LocalDate.parse(work.to()).plusDays(1));
        Window readable = from.isBefore(all.from()) || to.isAfter(all.to()) ? stored(run, all) : all;
        from = from.isBefore(readable.from()) ? readable.from() : from;
        to = to.isAfter(readable.to()) ? readable.to() : to;
        return from.isBefore(to) ? new Window(from, to) : null;
    }

    /** The time that is to be covered, and as far before and after it as entries are stored. */
    private Window stored(WorkspaceRun run, Window all) {
        return database.statement("stored-span")
                .param("workspace_id", run.workspaceId())
                .query((row, index) -> {
                    Instant first = database.dialect().instant(row, "first_start");
                    Instant last = database.dialect().instant(row, "last_start");
                    return first == null
                            ? all
                            : all.hull(new Window(first.truncatedTo(ChronoUnit.DAYS), last.truncatedTo(ChronoUnit.DAYS).plus(DAY)));
                })
                .single();
    }

    /**
     * When the reconcile that goes on, or begins now, began; null where none is due. A finished backfill counts as the
     * first.
     */
    Instant since(WorkspaceRun run) {
        State state = state(run);
        if (state.startedAt() != null) {
            return state.startedAt();
        }
        Instant now = run.startedAt();
        if (state.reconciledAt() == null) {
            remember(run, now);
            return null;
        }
        if (state.reconciledAt().plus(run.settings().reconcileEvery()).isAfter(now)) {
            return null;
        }
        leases.fenced(run, () -> at(run, "reconcile-begin").param("now", database.bind(now)).update());
        return now;
    }

    void done(WorkspaceRun run, Instant since) {
        remember(run, since);
        run.reconciled();
    }

    private void remember(WorkspaceRun run, Instant since) {
        leases.fenced(run, () -> at(run, "reconcile-done").param("reconciled_at", database.bind(since)).update());
    }

    /** The last days, and those ahead. */
    Window recent(WorkspaceRun run, Window all) {
        LocalDate today = LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC);
        Instant from = day(today.plusDays(1 - run.settings().reconcileDays()));
        return new Window(from.isBefore(all.from()) ? all.from() : from, all.to());
    }

    private Window gap(WorkspaceRun run, Window stretch, Instant since) {
        List<Window> done = new ArrayList<>(windows.wholeSince(run, run.scope(), since));
        done.addAll(run.attempted());
        List<Window> gaps = new Intervals(done).gaps(stretch);
        return gaps.isEmpty() ? null : gaps.get(gaps.size() - 1).newest(Windows.longest(run));
    }

    /** Of what lies before the recent days, what was read longest ago; null where today's share is done. */
    private Window oldest(WorkspaceRun run, Window recent, Instant since) {
        List<Covered> old = windows.covered(run, run.scope()).stream()
                .filter(covered -> covered.window().from().isBefore(recent.from()))
                .map(covered -> covered.window().to().isAfter(recent.from())
                        ? new Covered(new Window(covered.window().from(), recent.from()), covered.verifiedAt())
                        : covered)
                .filter(covered -> run.attempted().stream().noneMatch(tried -> tried.contains(covered.window().from())))
                .toList();
        Duration all = sum(old.stream().toList());
        Duration done = sum(old.stream().filter(covered -> !covered.verifiedAt().isBefore(since)).toList());
        Duration quota = Duration.ofSeconds((long) Math.ceil(all.toSeconds() * run.shareOfRound()));
        if (done.compareTo(quota) >= 0) {
            return null;
        }
        Duration left = Duration.ofDays(quota.minus(done).plusDays(1).minusSeconds(1).toDays());
        Duration longest = Windows.longest(run);
        Duration length = left.compareTo(longest) < 0 ? left : longest;
        List<Covered> pending = old.stream().filter(covered -> covered.verifiedAt().isBefore(since)).toList();
        return pending.stream()
                .min(Comparator.comparing(Covered::verifiedAt).thenComparing(covered -> covered.window().from()))
                .map(first -> extended(first.window(), pending, length))
                .orElse(null);
    }

    /** A window from the start of one, over those that follow it without a gap, not longer than asked for. */
    private static Window extended(Window first, List<Covered> others, Duration length) {
        Instant reached = first.to();
        for (Covered next : others.stream().sorted(Comparator.comparing(covered -> covered.window().from())).toList()) {
            if (next.window().from().equals(reached)) {
                reached = next.window().to();
            }
        }
        Instant end = first.from().plus(length);
        return new Window(first.from(), end.isBefore(reached) ? end : reached);
    }

    private static Duration sum(List<Covered> windows) {
        return windows.stream().map(covered -> covered.window().length()).reduce(Duration.ZERO, Duration::plus);
    }

    private static Instant day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
