package io.camelhub.clockify.command;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.http.ClockifyUnavailableException;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.http.TooManyRequestsException;
import io.camelhub.clockify.plan.KeyVisibilities;
import io.camelhub.clockify.plan.Reports;
import io.camelhub.clockify.run.BudgetExhaustedException;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.schedule.UnknownTeamException;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.ObjectHelper;

/** Asks Clockify, through the routes, what a key can see, and stores the answers. Takes two requests per key, and three per workspace. */
public final class CheckKey {

    private static final String DISCOVER = "clockify-discover";

    private final CamelContext context;
    private final ClockifySettings settings;
    private final Database database;
    private final Reports reports;
    private final OptionalRequests optional;
    private final KeyVisibilities visibilities;

    public CheckKey(CamelContext context, ClockifySettings settings, Database database, Reports reports, OptionalRequests optional,
            KeyVisibilities visibilities) {
        this.context = context;
        this.settings = settings;
        this.database = database;
        this.reports = reports;
        this.optional = optional;
        this.visibilities = visibilities;
    }

    public enum Answer {
        GIVEN,
        /** It could not be asked now; the key may be right. */
        NOT_NOW,
        REFUSED
    }

    /**
     * @param teamsUnknown whether Clockify knows none of the teams in the settings
     * @param problems problems with their remedies
     */
    public record Result(Answer answer, boolean teamsUnknown, List<String> problems) {

        public Result {
            problems = List.copyOf(problems);
        }
    }

    private record Workspace(String id, String name, boolean wanted) {
    }

    /** Whether this process can try keys: a console without the sync routes cannot. */
    public boolean isHere() {
        return SyncNow.hasRoute(context, DISCOVER);
    }

    /**
     * @param integration an existing one or a draft; a paused one is checked too
     * @throws CommandFailedException where the route was not started
     */
    public Result run(Integration integration, Order order) throws IOException {
        SyncNow.requireRoute(context, DISCOVER);
        order.log("check the key of integration " + integration.name());
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return settings.trying(integration.running(), () -> run(template, integration.name()));
        }
    }

    private Result run(ProducerTemplate template, String integration) {
        List<String> problems = new ArrayList<>();
        Exchange discovery = ask(template, "direct:" + DISCOVER, integration, null, null);
        Exception fault = discovery.getException();
        String team = discovery.getVariable("clockifyTeamProblem", String.class);
        if (fault != null || team != null) {
            problems.add(fault != null ? ErrorMessages.of(fault) : team);
        }
        if (fault == null || is(fault, UnknownTeamException.class)) {
            workspaces(integration).forEach(workspace -> read(template, integration, workspace, problems));
            return new Result(Answer.GIVEN, fault != null, problems);
        }
        boolean notNow = is(fault, BudgetExhaustedException.class) || is(fault, TooManyRequestsException.class)
                || is(fault, ClockifyUnavailableException.class);
        return new Result(notNow ? Answer.NOT_NOW : Answer.REFUSED, false, problems);
    }

    private static boolean is(Exception fault, Class<? extends Exception> type) {
        return ObjectHelper.getException(type, fault) != null;
    }

    private List<Workspace> workspaces(String integration) {
        return database.statement("check-key/workspaces", "integration", integration)
                .query((row, index) -> new Workspace(row.getString("id"), row.getString("name"), row.getString("wanted") != null))
                .list();
    }

    private void read(ProducerTemplate template, String integration, Workspace workspace, List<String> problems) {
        // the reports API has its own URL and permissions
        for (String route : workspace.wanted() ? List.of("users", "groups", "post") : List.of("groups")) {
            String path = route.equals("post") ? "/workspaces/" + workspace.id() + "/reports/detailed" : null;
            Exception fault = ask(template, "direct:clockify-" + route, integration, workspace.id(), path).getException();
            if (fault != null && workspace.wanted()) {
                problems.add(workspace.name() + ": " + ErrorMessages.of(fault));
            }
            if (route.equals("users")) {
                note(integration, workspace.id(), fault);
            }
        }
        visibilities.note(null, integration, workspace.id());
    }

    /** Records whether the key may list people, which shows whether its owner is an owner or admin of the workspace. */
    private void note(String integration, String workspaceId, Exception fault) {
        if (fault == null) {
            optional.answered(integration, workspaceId, OptionalRequests.USERS);
        } else if (is(fault, RequestRefusedException.class)) {
            optional.note(null, integration, workspaceId, OptionalRequests.USERS, (RequestFailedException) ErrorTranslator.cause(fault));
        }
    }

    private Exchange ask(ProducerTemplate template, String route, String integration, String workspace, String path) {
        return template.send(route, exchange -> {
            exchange.setVariable("clockifyIntegration", integration);
            exchange.setVariable("clockifyWorkspace", workspace);
            if (path != null) {
                exchange.setVariable("clockifyPath", path);
                exchange.setVariable("clockifyQuery", "");
                exchange.getMessage().setBody(reports.trial(database.now()));
            }
        });
    }
}
