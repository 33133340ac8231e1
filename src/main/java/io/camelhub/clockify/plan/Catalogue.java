package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.entries.ProjectMember;
import io.camelhub.clockify.entries.ProjectMembers;
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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Clockify's lists of projects, clients, tags and tasks: at the first sync; for an id with an unknown name (or, except for tasks, an unknown
 * archived state: on the Free plan at the next reconcile); daily where no report has current names; and with a reconcile after the feed may have
 * missed changes.
 */
public final class Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private static final Pattern TASKS = Pattern.compile("projects/([^/]+)/tasks");

    /** The length of an entry's id; the hint of a list is a longer path. */
    private static final int LENGTH_OF_ENTRY = 24;

    private final RunDatabase database;
    private final References references;
    private final FeedGap gap;
    private final OptionalRequests optional;
    private final Pseudonymizer pseudonyms;
    private final ProjectMembers members;
    private final BooleanSupplier rates;

    /** @param rates whether rates and budgets are stored; read at each page */
    public Catalogue(RunDatabase database, References references, FeedGap gap, OptionalRequests optional, BooleanSupplier rates) {
        this.members = new ProjectMembers(database.all());
        this.rates = rates;
        this.database = database;
        this.references = references;
        this.gap = gap;
        this.optional = optional;
        this.pseudonyms = new Pseudonymizer(database.all());
    }

    /** The source of a workspace's names; {@code trial} shows whether Clockify answers at all. */
    public PageSource source(SyncRun run, PageRequest trial, Supplier<Purpose> purpose) {
        return new CatalogueSource(this, optional, run, trial, purpose);
    }

    /** The source of one list, by its path relative to the workspace's. */
    PageSource names(SyncRun run, String request, String path) {
        return new ListSource(optional, run, optional.open(run.integration(), run.workspaceId(), request, path)) {
            @Override
            protected void take(JsonNode page) {
                store(run, path, page);
            }
        };
    }

    /** The due lists among {@code projects}, {@code clients} and {@code tags}. */
    List<String> due(SyncRun run) {
        Instant since = unreadSince(run);
        // no report has it; on the Free plan it is not worth an hour's wait at the end of the backfill
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

    /** The lists of webhook hints; none on the Free plan, where they are not worth their requests. */
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

    /** Lists read before this time are due again; null for none. */
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
     * Stores a page of a list.
     *
     * @param path relative to the workspace's: {@code projects}, {@code clients}, {@code tags} or {@code projects/{id}/tasks}
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
            // a project has its client's name, the only source of it where the list of clients is refused
            boolean refused = !run.tally().readsByReport() && !run.optional().wasAnswered(list(Kind.CLIENT));
            ReferenceReader.clientsOf(answer).stream()
                    .filter(client -> refused || references.name(run, Kind.CLIENT, client.id()) == null)
                    .forEach(reported::add);
        }
        learn(run, reported);
        if (kind == Kind.PROJECT) {
            Pseudonyms erased = pseudonyms.users();
            Map<String, Collection<ProjectMember>> assigned = ProjectMember.of(answer, erased::of, rates.getAsBoolean());
            database.fenced(run, () -> members.store(run.workspaceId(), assigned));
        }
    }

    private void learn(SyncRun run, List<Reference> reported) {
        List<Reference> stored = rates.getAsBoolean() ? reported : reported.stream().map(Reference::withoutRates).toList();
        database.fenced(run, () -> references.learn(run, stored));
    }

    /** Records that a list was read completely, or is refused. */
    void read(SyncRun run, String list) {
        if (run.optional().wasAnswered(list) || run.optional().wasRefused(list)) {
            database.fenced(run, () -> references.lookedUp(run.workspaceId(), kind(list)));
        }
    }

    /** Records that these lists were read, where they are all lists. */
    void readAll(SyncRun run, List<String> lists) {
        if (lists.size() == CataloguePolicy.LISTED.size() && lists.stream().allMatch(list -> run.optional().wasAnswered(list))) {
            database.write(run, workspace(run).update("names_read_at", database.now()));
        }
    }

    /**
     * Ids of the projects whose tasks are due: for a task with an unknown name, or for a reconcile, which reads a share of them, or all by a
     * person's order.
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
            // the change feed may have brought the name meanwhile
            optional.answered(run, OptionalRequests.TASKS);
        }
        return projects;
    }

    /** Records that the tasks of a project were read completely. */
    void tasksRead(SyncRun run, String projectId) {
        database.fenced(run, () -> references.tasksRead(run.workspaceId(), projectId));
    }

    /** Handles a refusal of a project's tasks, as of a deleted project, or a missing answer. */
    void tasksFailed(SyncRun run, String projectId, RequestFailedException fault) {
        if (fault.refusedWith() == null) {
            optional.failed(run, OptionalRequests.TASKS, fault);
        } else {
            LOG.info("{}", fault.getMessage());
            tasksRead(run, projectId);
        }
    }
}
