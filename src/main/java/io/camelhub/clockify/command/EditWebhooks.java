package io.camelhub.clockify.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.http.Webhook;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.AuditTable.Outcome;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.webhooks.WebhookTable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/**
 * Installs, removes and lists the webhooks that point to this hub, in each workspace of an integration. A webhook is the hub's own if its URL is
 * exactly equal; others are never changed.
 */
public final class EditWebhooks {

    private final CamelContext context;
    private final Database database;
    private final ClockifySettings settings;
    private final ObjectMapper json;
    private final CheckKey check;
    private final StreamEvents streams;
    private final WebhookTable table;
    private final AuditLog audit;

    /** The events that say that a stream of an integration changed. */
    @FunctionalInterface
    public interface StreamEvents {

        /**
         * @param plan Clockify's name of the workspace's plan; null if not known
         * @param features of the workspace as they are stored; null where Clockify lists none
         * @return the most useful first
         */
        List<String> of(String integration, String plan, String features);
    }

    public EditWebhooks(CamelContext context, Database database, ClockifySettings settings, ObjectMapper json, CheckKey check, StreamEvents streams,
            AuditLog audit) {
        this.context = context;
        this.database = database;
        this.settings = settings;
        this.json = json;
        this.check = check;
        this.streams = streams;
        this.table = new WebhookTable(database);
        this.audit = audit;
    }

    /**
     * The result of an installation in a workspace.
     *
     * @param workspace its name, or its id where that is not known
     * @param made the events of new webhooks
     * @param madeAgain the events of webhooks that Clockify had switched off, and that were created again
     * @param there the events of existing webhooks
     * @param disabled those of them that deliver nothing: a person switched them off, or the plan does not allow them
     * @param noRoom the events for which the plan has no room
     * @param noRoomOfStreams those of streams for which it has none
     * @param others the number of other webhooks
     * @param problem why not all was done; null where it was
     */
    public record Installed(String workspace, List<String> made, List<String> madeAgain, List<String> there, List<String> disabled,
            List<String> noRoom, List<String> noRoomOfStreams, int others, String problem) {
    }

    /** @param problem why not all were removed; null where they were */
    public record Removed(String workspace, List<String> events, String problem) {
    }

    /**
     * The webhooks of a workspace.
     *
     * @param others the number of other webhooks
     * @param problem why they are not known; null where they are
     */
    public record Listed(String integration, String workspaceId, String workspace, List<Shown> webhooks, int others, String problem) {
    }

    /**
     * A webhook, with Clockify's delivery log of the last seven days.
     *
     * @param lastDeliveryAt null for none, or where the log cannot be read
     * @param deliveries at most 100; null where the log cannot be read
     * @param failed deliveries that were not answered with 2xx; null as deliveries
     * @param logProblem why the log cannot be read; null where it can
     */
    public record Shown(String id, String event, boolean enabled, boolean deliveryEnabled, boolean planEnabled, Instant lastDeliveryAt,
            Integer deliveries, Integer failed, String logProblem) {

        /** Whether there may be more deliveries than were counted. */
        public boolean isCountedToTheLimit() {
            return deliveries != null && deliveries >= WebhookRequests.LOGGED;
        }
    }

    private record Workspace(String id, String name, String plan, String ownerId, String features) {

        String shown() {
            return name == null ? id : name;
        }
    }

    private interface Work<T> {
        T in(Workspace workspace, WebhookRequests requests);
    }

    /** Creates the missing webhooks. */
    public List<Installed> install(Integration integration, Order order) throws IOException {
        String url = url(integration.name());
        order.log("install the webhooks of integration " + integration.name());
        return audit.following(order, new Line(AuditAction.WEBHOOKS_INSTALLED, integration.name(), null, null, null),
                () -> inEach(integration, order, (workspace, requests) -> install(integration.name(), workspace, requests, url)),
                done -> end(done.stream().map(one -> line(one.workspace(), "made", Stream.concat(one.made().stream(), one.madeAgain().stream()).toList()))
                        .toList(), done.stream().map(Installed::problem).toList()));
    }

    /** Removes all webhooks that point to this hub, of any event. */
    public List<Removed> remove(Integration integration, Order order) throws IOException {
        String url = url(integration.name());
        order.log("remove the webhooks of integration " + integration.name());
        return audit.following(order, new Line(AuditAction.WEBHOOKS_REMOVED, integration.name(), null, null, null),
                () -> inEach(integration, order, (workspace, requests) -> remove(integration.name(), workspace, requests, url)),
                done -> end(done.stream().map(one -> line(one.workspace(), "removed", one.events())).toList(),
                        done.stream().map(Removed::problem).toList()));
    }

    /** Lists the webhooks that point to this hub: one request per workspace, and one more per webhook. */
    public List<Listed> list(Integration integration, Order order) throws IOException {
        String url = url(integration.name());
        order.log("list the webhooks of integration " + integration.name());
        return inEach(integration, order, (workspace, requests) -> listed(integration.name(), workspace, requests, url));
    }

    private String url(String integration) {
        String url = settings.webhookUrl(integration);
        if (url == null) {
            throw CommandFailedException.wrongInput(Setting.WEBHOOKS_URL.property()
                    + " is not set: write the public https address of this hub, e.g. https://hub.example.com");
        }
        return url;
    }

    private <T> List<T> inEach(Integration integration, Order order, Work<T> work) throws IOException {
        List<Workspace> workspaces = workspaces(integration.name());
        if (workspaces.isEmpty()) {
            // before the first sync, the key's workspaces are not known
            CheckKey.Result checked = check.run(integration, order);
            workspaces = workspaces(integration.name());
            if (workspaces.isEmpty()) {
                throw CommandFailedException.failed(String.join("; ", checked.problems().isEmpty()
                        ? List.of("integration " + integration.name() + " has no workspace") : checked.problems()), null);
            }
        }
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return workspaces.stream()
                    .map(workspace -> work.in(workspace, new WebhookRequests(template, json, integration.name(), workspace.id()))).toList();
        }
    }

    private List<Workspace> workspaces(String integration) {
        return database.statement("edit-webhooks/workspaces", "integration", integration)
                .query((row, index) -> new Workspace(row.getString("id"), row.getString("name"), row.getString("plan"), row.getString("owner_id"),
                        row.getString("features")))
                .list();
    }

    private Installed install(String integration, Workspace workspace, WebhookRequests requests, String url) {
        List<String> made = new ArrayList<>();
        List<String> madeAgain = new ArrayList<>();
        WebhookPlan plan = new WebhookPlan(List.of(), List.of(), List.of(), List.of(), List.of(), 0);
        String problem = null;
        try {
            plan = WebhookPlan.of(requests.list(), url, workspace.ownerId(), workspace.plan(),
                    streams.of(integration, workspace.plan(), workspace.features()));
            List<Webhook> own = new ArrayList<>(plan.there());
            own.addAll(plan.again());
            try {
                for (Webhook old : plan.again()) {
                    requests.delete(old);
                    own.remove(old);
                    own.add(requests.create(old.event(), url));
                    madeAgain.add(old.event());
                }
                for (String event : plan.missing()) {
                    own.add(requests.create(event, url));
                    made.add(event);
                }
            } finally {
                table.store(new WebhookTable.Place(integration, workspace.id()), own);
            }
        } catch (Exception e) {
            problem = problem(e);
        }
        return new Installed(workspace.shown(), made, madeAgain, plan.there().stream().map(Webhook::event).toList(),
                plan.there().stream().filter(one -> !one.delivers()).map(Webhook::event).toList(), plan.noRoom(), plan.noRoomOfStreams(),
                plan.others(), problem);
    }

    private Removed remove(String integration, Workspace workspace, WebhookRequests requests, String url) {
        List<String> removed = new ArrayList<>();
        String problem = null;
        try {
            List<Webhook> own = new ArrayList<>(WebhookPlan.own(requests.list(), url));
            try {
                for (Webhook webhook : List.copyOf(own)) {
                    requests.delete(webhook);
                    own.remove(webhook);
                    removed.add(webhook.event());
                }
            } finally {
                table.store(new WebhookTable.Place(integration, workspace.id()), own);
            }
        } catch (Exception e) {
            problem = problem(e);
        }
        return new Removed(workspace.shown(), removed, problem);
    }

    private Listed listed(String integration, Workspace workspace, WebhookRequests requests, String url) {
        try {
            List<Webhook> all = requests.list();
            List<Webhook> own = WebhookPlan.own(all, url);
            table.store(new WebhookTable.Place(integration, workspace.id()), own);
            return new Listed(integration, workspace.id(), workspace.shown(), own.stream().map(webhook -> shown(webhook, requests)).toList(),
                    all.size() - own.size(), null);
        } catch (Exception e) {
            return new Listed(integration, workspace.id(), workspace.shown(), List.of(), 0, problem(e));
        }
    }

    private static Shown shown(Webhook webhook, WebhookRequests requests) {
        WebhookRequests.Log log = new WebhookRequests.Log(null, 0, 0);
        String problem = null;
        try {
            log = requests.log(webhook);
        } catch (Exception e) {
            problem = problem(e);
        }
        return new Shown(webhook.id(), webhook.event(), webhook.enabled(), webhook.deliveryEnabled(), webhook.planEnabled(), log.lastAt(),
                problem == null ? log.deliveries() : null, problem == null ? log.failed() : null, problem);
    }

    /** The message of a workspace's failure, which does not stop the others. */
    private static String problem(Exception fault) {
        return ErrorMessages.of(fault);
    }

    private static String line(String workspace, String what, List<String> events) {
        return workspace + ": " + (events.isEmpty() ? "none " + what : what + " " + String.join(", ", events));
    }

    private static AuditLog.End end(List<String> lines, List<String> problems) {
        List<String> reported = problems.stream().filter(one -> one != null).toList();
        return new AuditLog.End(reported.isEmpty() ? Outcome.DONE : reported.size() == lines.size() ? Outcome.FAILED : Outcome.PARTIAL,
                AuditLog.lines(lines), AuditLog.lines(reported));
    }
}
