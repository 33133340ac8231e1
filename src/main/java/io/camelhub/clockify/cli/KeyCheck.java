package io.camelhub.clockify.cli;

import io.camelhub.clockify.client.error.ClockifyUnavailableException;
import io.camelhub.clockify.client.error.TooManyRequestsException;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.sync.BudgetExhaustedException;
import io.camelhub.clockify.sync.OptionalRequests;
import io.camelhub.clockify.sync.Plan;
import io.camelhub.clockify.sync.Reports;
import io.camelhub.clockify.sync.UnknownTeamException;
import io.camelhub.clockify.sync.Windows;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.ObjectHelper;

/** Asks Clockify, through the routes, what a key can see, and prints it. */
final class KeyCheck implements AutoCloseable {

    private static final Set<String> SEES_ALL = Set.of("OWNER", "WORKSPACE_ADMIN");

    private final Database database;
    private final Budgets budgets;
    private final Reports reports;
    private final ProducerTemplate template;
    private final PrintWriter out;
    private final PrintWriter err;

    KeyCheck(Hub hub, PrintWriter out, PrintWriter err) {
        this.database = hub.database();
        this.budgets = new Budgets(hub.budget());
        this.reports = hub.reports();
        this.template = hub.context().createProducerTemplate();
        this.out = out;
        this.err = err;
    }

    /** A workspace that a key can see, as the tables have it after it was asked for. */
    private record Seen(String id, String name, String plan, boolean wanted, String ownerRole, int users) {
    }

    /** Whether nothing is wrong with the integration. */
    boolean passes(Integration integration) {
        String name = integration.name();
        List<String> problems = new ArrayList<>();
        Exchange discovery = ask("direct:clockify-discover", name, null, null);
        if (discovery.getException() != null) {
            problems.add(ErrorMessages.of(discovery.getException()));
        } else if (discovery.getVariable("clockifyTeamProblem", String.class) != null) {
            problems.add(discovery.getVariable("clockifyTeamProblem", String.class));
        }
        out.println();
        if (answered(discovery.getException())) {
            out.println(name + ": " + owner(name));
            seen(name).forEach(workspace -> read(integration, workspace, problems));
            describe(integration, problems);
        } else if (notNow(discovery.getException()) && !seen(name).isEmpty()) {
            out.println(name + ": " + owner(name) + "; what follows is what was seen before, as Clockify could not be asked now");
            describe(integration, problems);
        } else {
            out.println(name + ":");
        }
        out.flush();
        problems.forEach(problem -> err.println("  Problem with " + name + ": " + Formats.text(problem)));
        err.flush();
        return problems.isEmpty();
    }

    private static boolean answered(Exception fault) {
        return fault == null || ObjectHelper.getException(UnknownTeamException.class, fault) != null;
    }

    /** Whether it says nothing of the key: too much was asked, or nobody answered. */
    private static boolean notNow(Exception fault) {
        return ObjectHelper.getException(BudgetExhaustedException.class, fault) != null
                || ObjectHelper.getException(TooManyRequestsException.class, fault) != null
                || ObjectHelper.getException(ClockifyUnavailableException.class, fault) != null;
    }

    private void describe(Integration integration, List<String> problems) {
        String name = integration.name();
        Table table = new Table("WHAT", "NAME", "ID", "PLAN", "KEY OWNER'S ROLE", " USERS", "REQUESTS", "SYNCED");
        for (Seen workspace : seen(name)) {
            boolean groupsOnly = integration.teamIds().stream().noneMatch(workspace.id()::equals)
                    && !integration.teamIds().isEmpty();
            table.row(
                    "workspace",
                    Formats.text(workspace.name(), 40),
                    workspace.id(),
                    workspace.plan() == null ? "unknown" : workspace.plan(),
                    workspace.ownerRole(),
                    workspace.wanted() ? Integer.toString(workspace.users()) : "-",
                    budgets.words(name, workspace.id()),
                    workspace.wanted() ? groupsOnly ? "groups" : "yes" : "no");
            database.statement("check-groups").param("workspace", workspace.id()).query(row -> {
                table.row(
                        "user group",
                        Formats.text(row.getString("name"), 40),
                        row.getString("id"),
                        "",
                        "",
                        Integer.toString(row.getInt("users")),
                        "",
                        workspace.wanted() && (!groupsOnly || integration.teamIds().contains(row.getString("id")))
                                ? "yes"
                                : "no");
            });
            if (workspace.wanted() && workspace.ownerRole() != null && !SEES_ALL.contains(workspace.ownerRole())) {
                problems.add("in " + workspace.name() + " the key's owner is " + workspace.ownerRole()
                        + " and may not see everybody's entries: take the key of an owner or admin");
            }
        }
        if (table.isEmpty()) {
            return;
        }
        table.print(out, "  ");
        if (seen(name).stream().anyMatch(workspace -> workspace.wanted() && Plan.free(workspace.plan()))) {
            out.println("  A workspace on the Free plan, or on an unknown one, may be asked "
                    + Plan.FREE_REQUESTS_PER_HOUR + " times an hour: a first sync takes several hours there.");
        }
        if (integration.teamIds().isEmpty()) {
            out.println("  To sync less, write ids from this table into clockify.integrations." + name
                    + ".team-ids, separated by commas.");
        }
    }

    private String owner(String name) {
        return database.statement("check-owner")
                .param("integration", name)
                .query((row, index) -> "key of " + Formats.text(row.getString("owner_email")) + ", time zone "
                        + Formats.text(row.getString("owner_zone")))
                .optional()
                .orElse("key of an unknown owner");
    }

    private List<Seen> seen(String integration) {
        return database.statement("check-workspaces")
                .param("integration", integration)
                .query((row, index) -> new Seen(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("plan"),
                        row.getString("wanted") != null,
                        row.getString("owner_role"),
                        row.getInt("users")))
                .list();
    }

    private void read(Integration integration, Seen workspace, List<String> problems) {
        List<String> routes = workspace.wanted()
                ? List.of("direct:clockify-users", "direct:clockify-groups")
                : List.of("direct:clockify-groups");
        for (String route : routes) {
            note(ask(route, integration.name(), workspace.id(), null), workspace, problems);
        }
        if (workspace.wanted()) {
            Windows.leftOpen(database, integration.name(), workspace.id())
                    .forEach(words -> problems.add(workspace.name() + ": " + words));
        }
        // the reports API is another address, and another right
        if (workspace.wanted()) {
            String path = "/workspaces/" + workspace.id() + "/reports/detailed";
            note(ask("direct:clockify-post", integration.name(), workspace.id(), path), workspace, problems);
            Refused.lines(database, integration.name(), workspace.id()).stream()
                    .filter(words -> !words.startsWith(OptionalRequests.USERS) && !words.startsWith(OptionalRequests.GROUPS))
                    .forEach(words -> problems.add(workspace.name() + ": " + words));
        }
    }

    private static void note(Exchange answer, Seen workspace, List<String> problems) {
        if (answer.getException() != null && workspace.wanted()) {
            problems.add(workspace.name() + ": " + ErrorMessages.of(answer.getException()));
        }
    }

    private Exchange ask(String route, String integration, String workspace, String path) {
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

    @Override
    public void close() throws IOException {
        template.close();
    }
}
