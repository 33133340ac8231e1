package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Confirmation;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.command.EditIntegrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = {
            "Remove an integration, with its key, from integrations.properties. It wants the name typed, or --yes.",
            "The stored time entries stay, and are not read any more, unless --and-data is given."
        })
final class IntegrationsRemoveCommand extends HubCommand {

    @Parameters(paramLabel = "NAME", description = "Of the integration.")
    private String name;

    @Option(names = "--and-data", description = "Also delete what is stored of the workspaces that no other integration syncs.")
    private boolean andData;

    @Mixin
    private Confirmation confirmation;

    /** With the route that renews leases while it waits for a running sync. */
    @Override
    protected HubRoutes routes() {
        return andData ? HubRoutes.ALL : HubRoutes.NONE;
    }

    @Override
    protected void requireArguments() {
        confirmation.require();
    }

    @Override
    protected int run(Hub hub) {
        if (!confirmation.isSure()) {
            out().println(andData
                    ? "The key and all that is stored of the workspaces that no other integration syncs are deleted for good."
                    : "The key is deleted for good. The stored time entries stay, and are not read any more.");
        }
        if (!confirmation.given(name)) {
            return ExitCode.SOFTWARE;
        }
        return SavedReport.print(name, andData ? "removed with what was stored of it" : "removed (its stored entries stay)",
                hub.get(EditIntegrations.class).remove(name, andData, order()), hub, out(), err());
    }
}
