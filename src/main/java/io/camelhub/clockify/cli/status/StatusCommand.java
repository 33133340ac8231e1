package io.camelhub.clockify.cli.status;

import io.camelhub.clockify.cli.call.SelectedIntegrations;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.output.Formats;
import io.camelhub.clockify.cli.output.JsonOutput;
import io.camelhub.clockify.cli.people.UnmatchedReport;
import io.camelhub.clockify.model.text.Words;
import io.camelhub.clockify.people.identity.MatchResult;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.runs.OutboxQuery;
import io.camelhub.clockify.query.runs.OutboxQuery.Outbox;
import io.camelhub.clockify.query.state.IntegrationStatus;
import io.camelhub.clockify.query.state.StatusQuery;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.problem.SettingProblem;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code clockify status}. */
@Command(
        name = "status",
        description = {
            "Show from the tables how each integration and workspace stands. Asks nothing of Clockify.",
            "Exit code 1 where an integration failed, was refused, or is late by two intervals."
        })
public final class StatusCommand extends HubCommand {

    @Mixin
    private JsonOutput json;

    private IntegrationsConfig config;

    /** What {@code --json} prints. */
    private record Shown(List<SettingProblem> settingsProblems, List<IntegrationStatus> integrations, MatchResult people, Outbox outbox) {
    }

    @Override
    protected void prepare(Hub hub) {
        config = hub.integrations();
        SelectedIntegrations.printProblems(config, err());
    }

    @Override
    protected int run(Hub hub) {
        List<IntegrationStatus> integrations = hub.get(StatusQuery.class).integrations(config);
        MatchResult people = hub.get(PeopleQuery.class).summary();
        Outbox outbox = hub.get(OutboxQuery.class).outbox();
        if (!json.printed(new Shown(config.problems(), integrations, people, outbox))) {
            if (!integrations.isEmpty()) {
                out().println("States are in the time of " + hub.settings().dayZone() + "; times with a Z are UTC.");
            }
            new StatusReport(out()).print(integrations, config);
            UnmatchedReport.print(people, words(), out());
            if (outbox.late() || outbox.setAside() > 0) {
                out().println("Events wait for clockify.events.uri since " + Formats.time(outbox.oldestAt())
                        + (outbox.setAside() == 0 ? "" : ", " + Words.counted(outbox.setAside(), "is", "are") + " set aside")
                        + "; see: " + words().of("outbox", "list"));
            }
        }
        boolean well = integrations.stream().allMatch(integration -> integration.health().isWell());
        return config.hasErrors() ? ExitCode.USAGE : well ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
