package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.entries.References;
import io.camelhub.clockify.plan.FeedGap;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.streamsync.NamesPolicy.Signals;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * When the streams of names are read, which are those of projects, clients, tags and tasks: at the first sync; for an id with an unknown name
 * (or, except for tasks, an unknown archived state: on the Free plan at the next reconcile); daily where no report has current names, or a
 * declaration has columns of its own; for a webhook's hint; and with a reconcile after the feed may have missed changes.
 */
public final class Names {

    /** The length of an entry's id; the hint of a list is a longer path, or a shorter one. */
    private static final int LENGTH_OF_ENTRY = 24;

    private final RunDatabase database;
    private final References references;
    private final FeedGap gap;

    public Names(RunDatabase database, References references, FeedGap gap) {
        this.database = database;
        this.references = references;
        this.gap = gap;
    }

    /** What says in a run that names are to be read. */
    Signals signals(SyncRun run) {
        Instant since = run.reconcileSince() != null ? run.reconcileSince() : run.tally().reconciled() ? gap.until(run) : null;
        return new Signals(since, run.tally().readsByReport(), hinted(run), database.now());
    }

    /** The lists of webhook hints; none on the Free plan, where they are not worth their requests. */
    private Set<String> hinted(SyncRun run) {
        return run.freePlan() ? Set.of() : database.all().table("clockify_hint").select("time_entry_id").where("workspace_id", run.workspaceId())
                .not("char_length(time_entry_id)", LENGTH_OF_ENTRY)
                .any(before -> before.atMost("received_at", run.startedAt()).above("received_at", Term.latest(database.now())))
                .set(String.class);
    }

    /** Whether a stream is read now. */
    boolean isDue(SyncRun run, StreamDeclaration stream, StreamState state, Signals signals) {
        if (stream.each() != null) {
            return !parents(run, stream, signals).isEmpty();
        }
        // no report has it; on the Free plan it is not worth an hour's wait at the end of the backfill
        boolean archivedToo = !run.freePlan() || run.tally().reconciled();
        return NamesPolicy.isDue(signals, stream.read().path(), state.readAt(), stream.every(), !stream.own().isEmpty(),
                () -> references.isEmpty(run, stream.kind()), () -> references.lookUpDue(run.workspaceId(), stream.kind(), archivedToo));
    }

    /**
     * Ids of the projects whose tasks are due: for a task with an unknown name, or for a reconcile, which reads a share of them, or all by a
     * person's order.
     */
    List<String> parents(SyncRun run, StreamDeclaration stream, Signals signals) {
        Set<String> projects = new LinkedHashSet<>(references.projectsOfNamelessTasks(run.workspaceId()));
        String[] path = stream.read().path().split("\\{parent}", 2);
        signals.hinted().stream().filter(hint -> hint.startsWith(path[0]) && hint.endsWith(path[1]) && hint.length() > path[0].length() + path[1].length())
                .forEach(hint -> projects.add(hint.substring(path[0].length(), hint.length() - path[1].length())));
        if (signals.unreadSince() != null) {
            projects.addAll(NamesPolicy.projects(signals, references.projectsWithTasks(run.workspaceId()),
                    run.reconcileSince() == null ? run.shareOfRound() : 1));
        }
        return List.copyOf(projects);
    }

    /** Records that a list was read to its end, or is refused. */
    void read(SyncRun run, StreamDeclaration stream, String parent) {
        database.fenced(run, () -> {
            if (parent == null) {
                references.lookedUp(run.workspaceId(), stream.kind());
            } else {
                references.tasksRead(run.workspaceId(), parent);
            }
        });
    }
}
