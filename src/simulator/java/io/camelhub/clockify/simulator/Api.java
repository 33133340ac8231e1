package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.function.Supplier;

/** Finds out what a path means. Called with the world's read lock held. */
final class Api {

    static final String CORE = "/api/v1";
    static final String REPORTS = "/reports/v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world;
    private final UsersApi users;
    private final CatalogueApi catalogue;
    private final EntriesApi entries;
    private final ReportApi reports;
    private final FeedApi feed;
    private final WebhooksApi webhooks;
    private final ResourcesApi resources;
    private final ResourceReportsApi resourceReports;

    Api(World world, Behaviour behaviour, Shapes shapes) {
        this.world = world;
        users = new UsersApi(world, behaviour, shapes);
        catalogue = new CatalogueApi(behaviour, shapes);
        entries = new EntriesApi(behaviour, shapes);
        reports = new ReportApi(behaviour, shapes);
        feed = new FeedApi(world, behaviour, shapes);
        webhooks = new WebhooksApi(world);
        ResourceShapes resourceShapes = new ResourceShapes(behaviour, shapes);
        resources = new ResourcesApi(world, behaviour, resourceShapes);
        resourceReports = new ResourceReportsApi(behaviour, resourceShapes);
    }

    Answer answer(Call call, Key key) {
        String[] path = segments(call.path());
        if (path.length == 0) {
            throw Refusal.notRouted(call.path());
        }
        if (path[0].equals(REPORTS)) {
            return report(call, path, key);
        }
        if (path.length == 2 && path[1].equals("user")) {
            return get(call).answer(() -> users.owner(call, key));
        }
        if (path.length < 2 || !path[1].equals("workspaces")) {
            throw Refusal.notRouted(call.path());
        }
        if (path.length == 2) {
            return get(call).answer(() -> users.workspaces(call, key));
        }
        Session session = session(path[2], key);
        return path.length == 3 ? get(call).answer(() -> users.workspace(session)) : inWorkspace(call, path, session);
    }

    private Answer report(Call call, String[] path, Key key) {
        if (path.length < 5 || !path[1].equals("workspaces") || !path[3].equals("reports")) {
            throw Refusal.notRouted(call.path());
        }
        return switch (path[4] + (path.length > 5 ? "/" + path[5] : "") + (path.length > 6 ? "/more" : "")) {
            case "detailed" -> post(call).answer(() -> reports.detailed(body(call), session(path[2], key)));
            case "attendance" -> post(call).answer(() -> resourceReports.attendance(call, body(call), session(path[2], key)));
            case "expenses/detailed" -> post(call).answer(() -> resourceReports.expenses(call, body(call), session(path[2], key)));
            default -> throw Refusal.notRouted(call.path());
        };
    }

    private Answer inWorkspace(Call call, String[] path, Session session) {
        Workspace ws = session.workspace();
        String rest = path[3] + (path.length > 4 ? "/*" : "") + (path.length > 5 ? "/" + path[5] : "") + (path.length > 6 ? "/more" : "");
        return switch (rest) {
            case "users" -> get(call).answer(() -> users.users(call, session));
            case "users/*" -> routed(call, path[4].equals("info"), post(call)).answer(() -> users.usersInfo(body(call), session));
            case "user-groups" -> get(call).answer(() -> users.groups(call, session));
            case "user-groups/*" -> throw Refusal.wrongVerb(call.method());
            case "projects" -> get(call).answer(() -> catalogue.projects(call, ws));
            case "clients" -> get(call).answer(() -> catalogue.clients(call, ws));
            case "tags" -> get(call).answer(() -> catalogue.tags(call, ws));
            case "projects/*/tasks" -> get(call).answer(() -> catalogue.tasks(call, ws, path[4]));
            case "user/*/time-entries" -> get(call).answer(() -> entries.ofUser(call, session, world.people.get(path[4])));
            case "time-entries/*/in-progress" -> routed(call, path[4].equals("status"), get(call)).answer(() -> entries.inProgress(call, session));
            case "time-entries/*" -> path[4].equals("batch") ? post(call).answer(() -> entries.batch(body(call), session))
                    : get(call).answer(() -> entries.byId(call, session, path[4]));
            case "entities/*" -> get(call).answer(() -> feed.changes(path[4], call, session));
            case "webhooks" -> call.method().equals("POST") ? webhooks.create(body(call), session)
                    : get(call).answer(() -> webhooks.list(call, session));
            case "webhooks/*" -> webhook(call, session, path[4]);
            case "webhooks/*/token" -> verb(call, "PATCH").answer(() -> webhooks.renewToken(session, path[4]));
            case "webhooks/*/logs" -> post(call).answer(() -> webhooks.logs(call, body(call), session, path[4]));
            default -> {
                Answer answer = resources.answer(call, path, session, Api::body);
                if (answer == null) {
                    throw Refusal.notRouted(call.path());
                }
                yield answer;
            }
        };
    }

    private Answer webhook(Call call, Session session, String id) {
        return switch (call.method()) {
            case "PUT" -> webhooks.update(body(call), session, id);
            case "DELETE" -> webhooks.delete(session, id);
            default -> get(call).answer(() -> webhooks.get(session, id));
        };
    }

    /** The workspace that a path names, null when it names none. */
    static String workspaceId(String path) {
        String[] segments = segments(path);
        return segments.length > 2 && segments[1].equals("workspaces") ? segments[2] : null;
    }

    private static String[] segments(String path) {
        for (String root : new String[] {CORE, REPORTS}) {
            if (path.startsWith(root + "/")) {
                String[] segments = path.substring(root.length()).split("/");
                segments[0] = root;
                return segments;
            }
        }
        return new String[0];
    }

    private Session session(String workspaceId, Key key) {
        Workspace ws = world.workspaces.get(workspaceId);
        if (ws == null) {
            throw Refusal.denied();
        }
        return Session.of(key, ws);
    }

    private static JsonNode body(Call call) {
        try {
            JsonNode body = JSON.readTree(call.body());
            if (body.isObject()) {
                return body;
            }
        } catch (IOException e) {
            throw Refusal.badRequest("JSON parse error: " + e.getMessage());
        }
        throw Refusal.badRequest("Required request body is missing");
    }

    private interface Endpoint {
        Answer answer(Supplier<Answer> work);
    }

    private static Endpoint get(Call call) {
        return verb(call, "GET");
    }

    private static Endpoint post(Call call) {
        return verb(call, "POST");
    }

    private static Endpoint verb(Call call, String verb) {
        if (!call.method().equals(verb)) {
            throw Refusal.wrongVerb(call.method());
        }
        return Supplier::get;
    }

    private static Endpoint routed(Call call, boolean exists, Endpoint endpoint) {
        if (!exists) {
            throw Refusal.notRouted(call.path());
        }
        return endpoint;
    }
}
