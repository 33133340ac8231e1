package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.entries.References;
import io.camelhub.clockify.http.ReferenceReader;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.roster.Pseudonyms;
import io.camelhub.clockify.run.ListSource;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clockify's lists of projects, clients, tags and tasks, read at the first sync, when an id is met whose name is not known
 * (or, but for tasks, whether it is archived: on the Free plan at the first reconcile after that), daily where no report
 * names things anew, and with what is reconciled where the feed did not report every change.
 */
public final class Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private static final Pattern TASKS = Pattern.compile("projects/([^/]+)/tasks");

    /** Of a hint at an entry; that at a list is no id. */
    private static final int LENGTH_OF_ENTRY = 24;

    private final RunDatabase database;
    private final References references;
    private final FeedGap gap;
    private final OptionalRequests optional;
    private final Pseudonymizer pseudonyms;

    public Catalogue(RunDatabase database, References references, FeedGap gap, OptionalRequests optional) {
        this.database = database;
        this.references = references;
        this.gap = gap;
        this.optional = optional;
        this.pseudonyms = new Pseudonymizer(database.all());
    }

    /** What reads the names of a workspace; {@code trial} shows whether Clockify is there at all. */
    public PageSource source(SyncRun run, PageRequest trial, Supplier<Purpose> purpose) {
        return new CatalogueSource(this, optional, run, trial, purpose);
    }

    /** One of Clockify's lists of names, by its path below that of the workspace. */
    PageSource names(SyncRun run, String request, String path) {
        return new ListSource(optional, run, optional.open(run.integration(), run.workspaceId(), request, path)) {
            @Override
            protected void take(JsonNode page) {
                store(run, path, page);
            }
        };
    }

    /** Which lists are to be read: of {@code projects}, {@code clients} and {@code tags}. */
    List<String> due(SyncRun run) {
        Instant since = unreadSince(run);
        // no report carries it; on the Free plan it is not worth an hour's wait at the end of the backfill
        boolean archivedToo = !run.freePlan() || run.tally().reconciled();
        List<Kind> due = CataloguePolicy.lists(
                since != null && CataloguePolicy.isDue(readAt(run), since), run.known().peopleDue(), run.tally().readsByReport(),
                kind -> references.isEmpty(run, kind),
                kind -> references.lookUpDue(run.workspaceId(), kind, archivedToo));
        Set<String> hinted = hinted(run);
        return CataloguePolicy.LISTED.stream()
                .map(Catalogue::list)
                .filter(list -> (due.contains(kind(list)) || hinted.contains(list)) && optional.asks(run, list) || optional.asksAgain(run, list))
                .toList();
    }

    /** The lists of which webhooks say that they changed; on the Free plan they are not worth their requests. */
    private Set<String> hinted(SyncRun run) {
        return run.freePlan() ? Set.of() : database.all().table("clockify_hint").select("time_entry_id").where("workspace_id", run.workspaceId())
                .not("char_length(time_entry_id)", LENGTH_OF_ENTRY)
                .any(before -> before.atMost("received_at", run.startedAt()).above("received_at", Term.latest(database.now())))
                .set(String.class);
    }

    private Instant readAt(SyncRun run) {
        return workspace(run).select("names_read_at").single(Instant.class);
    }

    private Table workspace(SyncRun run) {
        return database.table(run, "clockify_integration_workspace");
    }

    /** What was read before this time is to be read again now; null for nothing. */
    private Instant unreadSince(SyncRun run) {
        if (run.reconcileSince() != null) {
            return run.reconcileSince();
        }
        return run.tally().reconciled() ? gap.until(run) : null;
    }

    private static String list(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s";
    }

    private static Kind kind(String list) {
        return Kind.valueOf(list.substring(0, list.length() - 1).toUpperCase(Locale.ROOT));
    }

    /**
     * Stores a page of one of Clockify's lists.
     *
     * @param path of the list, below that of the workspace: {@code projects}, {@code clients}, {@code tags} or
     *     {@code projects/{id}/tasks}
     */
    private void store(SyncRun run, String path, JsonNode answer) {
        Matcher tasks = TASKS.matcher(path);
        if (tasks.matches()) {
            Pseudonyms erased = pseudonyms.users();
            learn(run, ReferenceReader.tasks(tasks.group(1), answer).stream().map(task -> task.withPeople(erased::in)).toList());
            return;
        }
        Kind kind = kind(path.substring(path.lastIndexOf('/') + 1));
        List<Reference> reported = new ArrayList<>(ReferenceReader.list(kind, answer));
        if (kind == Kind.PROJECT) {
            // a project has its client's name, which counts where nothing else has: the list of clients may be refused
            boolean refused = !run.tally().readsByReport() && !run.optional().wasAnswered(list(Kind.CLIENT));
            ReferenceReader.clientsOf(answer).stream()
                    .filter(client -> refused || references.name(run, Kind.CLIENT, client.id()) == null)
                    .forEach(reported::add);
        }
        learn(run, reported);
    }

    private void learn(SyncRun run, List<Reference> reported) {
        database.fenced(run, () -> references.learn(run, reported));
    }

    /** Notes that a list was read to its end, or is refused. */
    void read(SyncRun run, String list) {
        if (run.optional().wasAnswered(list) || run.optional().wasRefused(list)) {
            database.fenced(run, () -> references.lookedUp(run.workspaceId(), kind(list)));
        }
    }

    /** Notes that these lists were read, where they were all that there are. */
    void readAll(SyncRun run, List<String> lists) {
        if (lists.size() == CataloguePolicy.LISTED.size() && lists.stream().allMatch(list -> run.optional().wasAnswered(list))) {
            database.write(run, workspace(run).update("names_read_at", database.now()));
        }
    }

    /**
     * Ids of the projects whose tasks are to be read: since an entry has a task whose name is not known, or since their tasks
     * are to be read again. Of the latter, a share as of all else that is reconciled, unless a person ordered it.
     */
    Set<String> projectsOfTasks(SyncRun run) {
        Set<String> projects = new LinkedHashSet<>(references.projectsOfNamelessTasks(run.workspaceId()));
        hinted(run).stream().map(TASKS::matcher).filter(Matcher::matches).map(tasks -> tasks.group(1)).forEach(projects::add);
        Instant since = unreadSince(run);
        if (since != null) {
            projects.addAll(CataloguePolicy.projects(references.projectsWithTasks(run.workspaceId()), since,
                    run.reconcileSince() == null ? run.shareOfRound() : 1));
        }
        if (projects.isEmpty()) {
            // the change feed may have named them meanwhile
            optional.answered(run, OptionalRequests.TASKS);
        }
        return projects;
    }

    /** Notes that the tasks of a project were read to their end. */
    void tasksRead(SyncRun run, String projectId) {
        database.fenced(run, () -> references.tasksRead(run.workspaceId(), projectId));
    }

    /** Clockify refuses a project's tasks, as of one that is gone, which has no tasks to name; or it does not answer. */
    void tasksFailed(SyncRun run, String projectId, RequestFailedException fault) {
        if (fault.refusedWith() == null) {
            optional.failed(run, OptionalRequests.TASKS, fault);
        } else {
            LOG.info("{}", fault.getMessage());
            tasksRead(run, projectId);
        }
    }
}
