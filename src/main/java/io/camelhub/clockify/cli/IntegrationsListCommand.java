package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List the integrations that can be used, and where each is written. Keys are not shown.")
final class IntegrationsListCommand extends HubCommand {

    @Mixin
    private JsonOutput json;

    /** A row of the output. */
    private record Row(String name, boolean enabled, List<String> teamIds, URI apiUrl, URI reportsUrl, LocalDate backfillFrom,
            Duration syncEvery, boolean editable) {

        static Row of(Integration one, ClockifySettings settings) {
            return new Row(one.name(), one.enabled(), one.teamIds(), one.apiUrl(), one.reportsUrl(), one.backfillFrom(),
                    one.syncEvery(), settings.isEditable(one.name()));
        }
    }

    @Override
    protected boolean usesDatabase() {
        return false;
    }

    @Override
    protected void prepare(Hub hub) {
        SelectedIntegrations.printProblems(hub.integrations(), err());
    }

    @Override
    protected int run(Hub hub) {
        List<Row> rows = hub.integrations().integrations().stream().map(one -> Row.of(one, hub.settings())).toList();
        if (!json.printed(rows)) {
            Table table = new Table("INTEGRATION", "STATE", "TEAM IDS", "API", "SYNC EVERY", "WRITTEN IN");
            rows.forEach(row -> table.row(row.name(), row.enabled() ? "enabled" : "paused",
                    row.teamIds().isEmpty() ? "all" : String.join(", ", row.teamIds()), row.apiUrl().toString(),
                    HumanReadable.duration(row.syncEvery()),
                    row.editable() ? "integrations.properties" : "the settings file: edit it there"));
            if (table.isEmpty()) {
                out().println("No integration can be used. Add one: " + words().of("integrations", "add") + " NAME");
            } else {
                table.print(out());
            }
        }
        return hub.integrations().hasErrors() ? ExitCode.USAGE : ExitCode.OK;
    }
}
