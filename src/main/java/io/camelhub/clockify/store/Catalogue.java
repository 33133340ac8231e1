package io.camelhub.clockify.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.client.BadAnswerException;
import io.camelhub.clockify.client.ErrorTranslator;
import io.camelhub.clockify.client.RequestFailedException;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.sync.FeedGap;
import io.camelhub.clockify.sync.OptionalRequests;
import io.camelhub.clockify.sync.WorkspaceRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clockify's lists of projects, clients, tags and tasks, read at the first sync, when an id is met whose name nobody told
 * (or, but for tasks, whether it is archived: on the Free plan at the first reconcile after that), daily where no report tells
 * the names anew, and with what is reconciled where the feed did not tell of every change.
 */
public final class Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private static final List<Kind> LISTED = List.of(Kind.CLIENT, Kind.PROJECT, Kind.TAG);

    private static final Pattern TASKS = Pattern.compile(".*/projects/([^/]+)/tasks");

    private final Database database;
    private final References references;
    private final FeedGap untold;
    private final OptionalRequests optional;

    public Catalogue(Database database, References references, FeedGap untold, OptionalRequests optional) {
        this.database = database;
        this.references = references;
        this.untold = untold;
        this.optional = optional;
    }

    /** Which lists are to be read: of {@code projects}, {@code clients} and {@code tags}. */
    public List<String> due(WorkspaceRun run) {
        Instant since = unreadSince(run);
        boolean again = since != null && isBefore(readAt(run), since);
        // no report tells it; on the Free plan it is not worth an hour's wait at the end of the backfill
        boolean archivedToo = !run.freePlan() || run.hasReconciled();
        List<String> due = new ArrayList<>();
        for (Kind kind : LISTED) {
            boolean daily = run.peopleDue() && (neverRead(run, kind) || !run.readsByReport());
            if ((again || daily || references.lookUpDue(run.workspaceId(), kind, archivedToo))
                    && optional.asks(run, list(kind)) || optional.asksAgain(run, list(kind))) {
                due.add(list(kind));
            }
        }
        return due;
    }

    private Instant readAt(WorkspaceRun run) {
        return database.statement("names-read-at")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .query((row, index) -> Optional.ofNullable(database.dialect().instant(row, "names_read_at")))
                .single()
                .orElse(null);
    }

    /** What was read before this time is to be read again now; null for nothing. */
    private Instant unreadSince(WorkspaceRun run) {
        if (run.reconcileSince() != null) {
            return run.reconcileSince();
        }
        return run.hasReconciled() ? untold.until(run) : null;
    }

    private static boolean isBefore(Instant readAt, Instant since) {
        return readAt == null || readAt.isBefore(since);
    }

    private boolean neverRead(WorkspaceRun run, Kind kind) {
        references.load(run.workspaceId(), run.references());
        return run.references().isEmpty(kind);
    }

    private static String list(Kind kind) {
        return kind == Kind.PROJECT ? "projects" : kind == Kind.CLIENT ? "clients" : "tags";
    }

    private static Kind kind(String list) {
        return switch (list) {
            case "projects" -> Kind.PROJECT;
            case "clients" -> Kind.CLIENT;
            case "tags" -> Kind.TAG;
            default -> throw new IllegalArgumentException("Clockify has no list of " + list);
        };
    }

    /**
     * Stores a page of one of Clockify's lists.
     *
     * @param path of the list: {@code .../projects}, {@code .../clients}, {@code .../tags} or
     *     {@code .../projects/{id}/tasks}
     */
    public void store(WorkspaceRun run, String path, JsonNode answer) {
        Matcher tasks = TASKS.matcher(path);
        if (tasks.matches()) {
            storeTasks(run, tasks.group(1), answer);
        } else {
            storeNamed(run, path.substring(path.lastIndexOf('/') + 1), answer);
        }
    }

    private void storeNamed(WorkspaceRun run, String list, JsonNode answer) {
        if (!answer.isArray()) {
            throw new BadAnswerException("Clockify answered something else than a list of " + list);
        }
        Kind kind = kind(list);
        references.load(run.workspaceId(), run.references());
        run.references().list(kind);
        List<Reference> told = new ArrayList<>();
        for (JsonNode thing : answer) {
            String id = id(thing.path("id"));
            if (id != null) {
                boolean parent = kind == Kind.PROJECT && thing.has("clientId");
                told.add(new Reference(
                        kind,
                        id,
                        Text.storable(text(thing.path("name"))),
                        parent ? id(thing.path("clientId")) : null,
                        parent,
                        thing.path("archived").isBoolean() ? thing.path("archived").booleanValue() : null));
                if (kind == Kind.PROJECT) {
                    nameClient(run, thing, told);
                }
            }
        }
        database.inTransaction(() -> references.learn(run.workspaceId(), run.references(), told));
    }

    /** A project tells its client's name, which counts where nobody else does: the list of clients may be refused. */
    private void nameClient(WorkspaceRun run, JsonNode project, List<Reference> told) {
        String client = id(project.path("clientId"));
        String name = Text.storable(text(project.path("clientName")));
        boolean refused = !run.readsByReport() && !run.references().isListed(Kind.CLIENT);
        if (client != null && name != null && (refused || run.references().name(Kind.CLIENT, client) == null)) {
            told.add(new Reference(Kind.CLIENT, client, name, null, false, null));
        }
    }

    /** Notes that a list was read to its end, or is refused. */
    public void read(WorkspaceRun run, String list) {
        if (!optional.wasAnswered(run, list) && !optional.wasRefused(run, list)) {
            return;
        }
        references.lookedUp(run.workspaceId(), kind(list), database.now());
    }

    /** Notes that these lists were read, where they were all that there are. */
    public void readAll(WorkspaceRun run, List<String> lists) {
        if (lists.size() == LISTED.size() && lists.stream().allMatch(list -> optional.wasAnswered(run, list))) {
            database.statement("names-read")
                    .param("integration", run.integration())
                    .param("workspace_id", run.workspaceId())
                    .param("now", database.bind(database.now()))
                    .update();
        }
    }

    /**
     * Ids of the projects whose tasks are to be read: since an entry names a task that nobody named, or since their tasks
     * are to be read again. Of the latter, a share as of all else that is reconciled, unless a person ordered it.
     */
    public Set<String> projectsOfTasks(WorkspaceRun run) {
        Set<String> projects = new LinkedHashSet<>(database.statement("task-nameless-projects")
                .param("workspace_id", run.workspaceId())
                .query(String.class)
                .list());
        Instant since = unreadSince(run);
        if (since != null) {
            List<ReadProject> all = projectsWithTasks(run);
            all.stream()
                    .filter(project -> isBefore(project.tasksReadAt(), since))
                    .sorted(Comparator.comparing(ReadProject::tasksReadAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                    .limit(run.reconcileSince() == null ? (long) Math.ceil(all.size() * run.shareOfRound()) : all.size())
                    .forEach(project -> projects.add(project.id()));
        }
        return projects;
    }

    private record ReadProject(String id, Instant tasksReadAt) {
    }

    private List<ReadProject> projectsWithTasks(WorkspaceRun run) {
        return database.statement("project-with-tasks")
                .param("workspace_id", run.workspaceId())
                .query((row, index) -> new ReadProject(
                        row.getString("id"), database.dialect().instant(row, "tasks_read_at")))
                .list();
    }

    private void storeTasks(WorkspaceRun run, String projectId, JsonNode answer) {
        if (!answer.isArray()) {
            throw new BadAnswerException("Clockify answered something else than a list of tasks");
        }
        List<Reference> told = new ArrayList<>();
        for (JsonNode task : answer) {
            String id = id(task.path("id"));
            if (id != null) {
                String status = text(task.path("status"));
                told.add(new Reference(
                        Kind.TASK, id, Text.storable(text(task.path("name"))), projectId, true,
                        status == null ? null : "DONE".equals(status)));
            }
        }
        database.inTransaction(() -> references.learn(run.workspaceId(), run.references(), told));
    }

    /** Notes that the tasks of a project were read to their end. */
    public void tasksRead(WorkspaceRun run, String projectId) {
        database.statement("project-tasks-read")
                .param("workspace_id", run.workspaceId())
                .param("project_id", projectId)
                .param("now", database.bind(database.now()))
                .update();
        database.statement("task-looked-up-of-project")
                .param("workspace_id", run.workspaceId())
                .param("project_id", projectId)
                .param("now", database.bind(database.now()))
                .update();
    }

    /** Clockify refuses a project's tasks, as of one that is gone, which has no tasks to name; or it does not answer. */
    public void tasksFailed(WorkspaceRun run, String projectId, Exception thrown) {
        if (((RequestFailedException) ErrorTranslator.cause(thrown)).refusedWith() == null) {
            optional.failed(run, OptionalRequests.TASKS, thrown);
        } else {
            LOG.info("{}", ErrorTranslator.cause(thrown).getMessage());
            tasksRead(run, projectId);
        }
    }

    private static String id(JsonNode node) {
        return Text.idOrNull(text(node));
    }

    private static String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
    }
}
