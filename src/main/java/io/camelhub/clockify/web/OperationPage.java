package io.camelhub.clockify.web;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.SendTestMessage;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.WebhooksQuery;
import io.camelhub.clockify.query.WorkspaceFacts;
import io.camelhub.clockify.query.WorkspaceStatus;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.EndpointName;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Message;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The operation of the hub: where its messages go, with a test; the request budgets; and the webhooks. */
public final class OperationPage {

    private static final String SECTION = "Operation";
    private static final String ADDRESS = "/console/operation";

    private final StatusQuery status;
    private final WebhooksQuery webhooks;
    private final SendTestMessage test;
    private final ClockifySettings settings;
    private final Messages messages;
    private final Templates templates;

    public OperationPage(StatusQuery status, WebhooksQuery webhooks, SendTestMessage test, ClockifySettings settings, Messages messages,
            Templates templates) {
        this.status = status;
        this.webhooks = webhooks;
        this.test = test;
        this.settings = settings;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * An endpoint that gets messages.
     *
     * @param uri null where it is not set
     * @param isTestable whether a test message does no harm there
     */
    private record Endpoint(Setting setting, String what, String uri, boolean isTestable) {
    }

    /**
     * A row of the table of endpoints.
     *
     * @param where the endpoint without what may be secret; null where it is not set
     */
    public record EndpointRow(String setting, String what, String where, boolean isTestable) {
    }

    /**
     * The request budget of a workspace.
     *
     * @param percent of the budget that is used; null without a limit
     */
    public record Budget(String integration, String workspace, String words, Integer percent, String interval) {
    }

    /**
     * The webhooks of a workspace.
     *
     * @param problems one line for each kind of webhooks that deliver nothing
     */
    public record Webhooks(String integration, String workspace, String events, String lastHint, String checked, List<String> problems) {
    }

    /** @param takesWebhooks whether {@code clockify.webhooks.url} is set */
    public record View(String zone, List<EndpointRow> endpoints, List<Budget> budgets, boolean takesWebhooks, List<Webhooks> webhooks) {
    }

    /** The page. */
    public PageAnswer page(PageRequest request) {
        LocalTimes times = status.times();
        WorkspaceFacts facts = new WorkspaceFacts(times::time, PageText.utcDay(times));
        Map<WebhooksQuery.Place, List<WebhooksQuery.Known>> known = webhooks.known();
        List<Budget> budgets = new ArrayList<>();
        List<Webhooks> hooks = new ArrayList<>();
        for (IntegrationStatus one : status.integrations(settings.integrations())) {
            for (WorkspaceStatus workspace : one.workspaces()) {
                if (workspace.requests() != null) {
                    budgets.add(budget(one.name(), workspace, facts));
                }
                List<WebhooksQuery.Known> own = known.getOrDefault(new WebhooksQuery.Place(one.name(), workspace.id()), List.of());
                if (!own.isEmpty() || workspace.hintedAt() != null) {
                    hooks.add(webhooks(one.name(), workspace, own, times));
                }
            }
        }
        View view = new View(times.zone().getId(), endpoints().stream().map(endpoint -> new EndpointRow(endpoint.setting().property(), endpoint.what(),
                endpoint.uri() == null ? null : PageText.text(EndpointName.of(endpoint.uri())), endpoint.isTestable())).toList(),
                budgets, settings.webhooksUrl() != null, hooks);
        return templates.page("runs/operation", new Frame(SECTION, SECTION, request.visitor()), view, messages.of(request));
    }

    private List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(Setting.ALERTS_URI, "an integration that becomes late, is refused, or is well again", settings.alertsUri(), true),
                new Endpoint(Setting.ATTENTION_URI, "what begins to need somebody, and when it ends", settings.attention().uri(), true),
                new Endpoint(Setting.EVENTS_URI, "each change of the timeline; see Outbox", settings.eventsUri(), false));
    }

    private static Budget budget(String integration, WorkspaceStatus workspace, WorkspaceFacts facts) {
        Integer limit = workspace.requests().limit();
        Duration possible = workspace.interval() == null ? null : workspace.interval().possible();
        return new Budget(integration, PageText.text(workspace.shownName()), facts.requests(workspace.requests()),
                limit == null || limit == 0 ? null : (int) Math.min(100, workspace.requests().used() * 100L / limit),
                possible == null ? "–" : HumanReadable.duration(possible)
                        + (possible.equals(workspace.interval().wanted()) ? "" : " instead of "
                        + HumanReadable.duration(workspace.interval().wanted())));
    }

    private static Webhooks webhooks(String integration, WorkspaceStatus workspace, List<WebhooksQuery.Known> own, LocalTimes times) {
        List<String> problems = workspace.webhooksOff().stream().collect(Collectors.groupingBy(WorkspaceStatus.WebhookOff::why)).entrySet().stream()
                .map(off -> off.getValue().stream().map(one -> PageText.text(one.event())).collect(Collectors.joining(", ")) + ": "
                        + switch (off.getKey()) {
                            case PERSON -> "switched off by a person in Clockify";
                            case PLAN -> "more than the plan allows";
                            case FAILED -> "switched off by Clockify after failed deliveries: clockify webhooks install " + integration;
                        }).toList();
        Instant checked = own.stream().map(WebhooksQuery.Known::checkedAt).max(Instant::compareTo).orElse(null);
        return new Webhooks(integration, PageText.text(workspace.shownName()),
                own.stream().map(one -> PageText.text(one.event())).collect(Collectors.joining(", ")),
                PageText.time(times, workspace.hintedAt()), PageText.time(times, checked), problems);
    }

    /** Sends a test message to the endpoint of the setting in the form. */
    public PageAnswer test(PageRequest request) {
        String setting = request.form().get("setting");
        Endpoint endpoint = endpoints().stream().filter(one -> one.isTestable() && one.setting().property().equals(setting)).findFirst()
                .orElseThrow(() -> PageFailure.wrong("There is no such endpoint: take one of the page."));
        Message message;
        try {
            test.run(setting, endpoint.uri(), new Order(request.visitor().name(), "console"));
            message = Message.done("The endpoint of " + setting + " has taken a test message.");
        } catch (CommandFailedException e) {
            message = Message.failed(PageText.text(e.getMessage()));
        }
        return messages.then(request, new Address(ADDRESS, Map.of()), message);
    }
}
