package io.camelhub.clockify.simulator;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Projects, clients, tags and tasks. */
final class CatalogueApi {

    private final Behaviour behaviour;
    private final Shapes shapes;

    CatalogueApi(Behaviour behaviour, Shapes shapes) {
        this.behaviour = behaviour;
        this.shapes = shapes;
    }

    Answer projects(Call call, Workspace ws) {
        return list(call, ws.projects.values(), (json, project) -> shapes.project(json, project, ws));
    }

    Answer clients(Call call, Workspace ws) {
        return list(call, ws.clients.values(), (json, client) -> shapes.client(json, client, ws));
    }

    Answer tags(Call call, Workspace ws) {
        return list(call, ws.tags.values(), (json, tag) -> shapes.tag(json, tag, ws));
    }

    Answer tasks(Call call, Workspace ws, String projectId) {
        Project project = ws.projects.get(projectId);
        if (project == null) {
            throw Refusal.gone("Project");
        }
        List<Task> tasks = project.tasks.values().stream()
                .filter(task -> call.param("is-active") == null || call.flag("is-active") != task.archived)
                .filter(task -> UsersApi.contains(task.name, call.param("name"))).toList();
        return Paging.of(call, behaviour, 50, 5000).answer(tasks, (json, task) -> shapes.task(json, task, ws));
    }

    private <T extends Thing> Answer list(Call call, Collection<T> things, Shapes.Shape<T> shape) {
        String archived = call.param("archived");
        Comparator<Thing> order = Comparator.comparing("ID".equals(call.param("sort-column")) ? Thing::id : Thing::name);
        List<T> found = things.stream()
                .filter(thing -> archived == null || Boolean.parseBoolean(archived) == thing.archived)
                .filter(thing -> call.flag("strict-name-search") ? thing.name.equals(call.param("name")) : UsersApi.contains(thing.name, call.param("name")))
                .sorted("DESCENDING".equals(call.param("sort-order")) ? order.reversed() : order).toList();
        return Paging.of(call, behaviour, 50, 5000).answer(found, shape);
    }
}
