package io.camelhub.clockify.cli.status;

import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.cli.people.UnmatchedReport;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code clockify status}. */
@Command(name = "status", description = "Show from the tables how each integration and workspace stands. Asks nothing of Clockify.")
public final class StatusCommand extends HubCommand {

    private IntegrationsConfig config;

    @Override
    protected void prepare(Hub hub) {
        config = hub.integrations();
        SelectedIntegrations.printProblems(config, err());
    }

    @Override
    protected int run(Hub hub) {
        List<IntegrationStatus> integrations = hub.get(StatusQuery.class).integrations(config);
        new StatusReport(out()).print(integrations, config);
        UnmatchedReport.print(hub.get(PeopleQuery.class).summary(), words(), out());
        boolean failed = integrations.stream().anyMatch(IntegrationStatus::hasFailed);
        return config.hasErrors() ? ExitCode.USAGE : failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
