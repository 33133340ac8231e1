package io.camelhub.clockify.cli.status;

import io.camelhub.clockify.cli.output.Formats;
import io.camelhub.clockify.query.state.Condition;
import io.camelhub.clockify.query.state.Health;
import io.camelhub.clockify.query.state.IntegrationStatus;
import io.camelhub.clockify.query.state.IntegrationStatus.State;
import io.camelhub.clockify.query.state.WorkspaceFacts;
import io.camelhub.clockify.query.state.WorkspaceStatus;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.io.PrintWriter;
import java.util.List;

/** How each integration and workspace stands, in words. */
public final class StatusReport {

    /** How the command line writes what is known of a workspace: times in UTC. */
    public static final WorkspaceFacts FACTS = new WorkspaceFacts(Formats::time, Formats::day);

    private final PrintWriter out;

    StatusReport(PrintWriter out) {
        this.out = out;
    }

    /** Prints a paragraph an integration. */
    void print(List<IntegrationStatus> integrations, IntegrationsConfig config) {
        if (integrations.stream().allMatch(one -> one.state() == State.WRONG_SETTINGS && !one.known())) {
            boolean meant = config.problems().stream()
                    .anyMatch(problem -> problem.isError() && problem.property().startsWith("clockify.integration"));
            out.println(meant ? "No integration can be used, see the problems above." : "No integration is set up.");
        }
        integrations.forEach(this::print);
        out.flush();
    }

    private void print(IntegrationStatus integration) {
        out.println(integration.name()
                + (integration.ownerEmail() == null ? "" : ", key of " + Formats.text(integration.ownerEmail()))
                + switch (integration.state()) {
                    case ENABLED -> "";
                    case DISABLED -> ": disabled";
                    case WRONG_SETTINGS -> ": its settings are wrong";
                    case REMOVED -> ": no longer in the settings";
                });
        out.println("  state        " + words(integration.condition()));
        if (!integration.known()) {
            out.println("  never synced" + (integration.state() == State.ENABLED
                    ? "; where it stays so: clockify check " + integration.name() : ""));
        }
        if (integration.error() != null && !integration.condition().detail().contains(integration.error())) {
            out.println("  " + (integration.health().level() == Health.Level.REFUSED ? "refused" : "error  ") + "      "
                    + Formats.text(integration.error()) + " (" + Formats.time(integration.errorAt()) + ")");
        }
        integration.workspaces().forEach(workspace -> print(integration.name(), workspace, integration.condition()));
    }

    /** @param reported a condition of which the detail was printed */
    private void print(String integration, WorkspaceStatus workspace, Condition reported) {
        out.println("  " + Formats.text(workspace.name()) + " (" + Formats.text(workspace.id()) + ")");
        line("state", workspace.condition().equals(reported) ? reported.words() : words(workspace.condition()));
        FACTS.of(integration, workspace).forEach(fact -> line(fact.label(), fact.words()));
    }

    private static String words(Condition condition) {
        return condition.words() + ": " + Formats.text(condition.detail());
    }

    private void line(String what, String words) {
        out.printf("    %-10s %s%n", what, words);
    }
}
