package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.OptionalSource;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.SyncRun;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The source of names of projects, clients, tags and tasks that neither entries nor the change feed had. A failure never stops the reading of
 * entries.
 */
final class CatalogueSource implements PageSource {

    private final Catalogue catalogue;
    private final OptionalRequests optional;
    private final SyncRun run;
    private final PageRequest trial;
    private final Supplier<Purpose> purpose;
    private List<String> due;
    private Iterator<String> lists;
    private String list;
    /** The projects whose tasks are due; null before the lists are read. */
    private Iterator<String> projects;
    private String project;
    private PageSource tasks;
    private List<Prefetch.Ticket> tickets = List.of();

    CatalogueSource(Catalogue catalogue, OptionalRequests optional, SyncRun run, PageRequest trial, Supplier<Purpose> purpose) {
        this.catalogue = catalogue;
        this.optional = optional;
        this.run = run;
        this.trial = trial;
        this.purpose = purpose;
    }

    @Override
    public Next next() {
        if (due == null) {
            due = catalogue.due(run);
            lists = due.iterator();
            tickets = optional.ahead(run, due);
        }
        if (list != null) {
            catalogue.read(run, list);
            list = null;
        }
        if (lists.hasNext()) {
            list = lists.next();
            String current = list;
            return new OptionalSource(optional, run, current, trial, () -> catalogue.names(run, current, current));
        }
        return nextProject();
    }

    private Next nextProject() {
        if (projects == null) {
            catalogue.readAll(run, due);
            projects = catalogue.projectsOfTasks(run).iterator();
        }
        if (tasks != null) {
            catalogue.tasksRead(run, project);
            tasks = null;
        }
        while (projects.hasNext()) {
            project = projects.next();
            if (optional.asks(run, OptionalRequests.TASKS)) {
                tasks = catalogue.names(run, OptionalRequests.TASKS, "projects/" + project + "/tasks");
                return tasks;
            }
        }
        return null;
    }

    @Override
    public Purpose purpose() {
        return purpose.get();
    }

    @Override
    public List<Prefetch.Ticket> ahead() {
        List<Prefetch.Ticket> now = tickets;
        tickets = List.of();
        return now;
    }

    /** Continues after a refusal of a deleted project's tasks. */
    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        boolean own = from != null && from == tasks;
        if (own) {
            tasks = null;
            catalogue.tasksFailed(run, project, fault);
        }
        return own;
    }
}
