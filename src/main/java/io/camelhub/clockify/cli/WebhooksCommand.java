package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.settings.Integration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code clockify webhooks}: commands on Clockify's webhooks to this hub. */
@Command(
        name = "webhooks",
        description = {
            "Make, list and remove the webhooks by which Clockify reports changes to this hub. They point to clockify.webhooks.url.",
            "The key's owner must be an owner or admin of the workspace. Webhooks that point elsewhere are counted, and not touched."
        },
        subcommands = {
            InstallCommand.class,
            WebhooksListCommand.class,
            WebhooksRemoveCommand.class
        })
public final class WebhooksCommand extends CliCommand.Group {

    /** A command that sends requests to Clockify. */
    abstract static class Asking extends HubCommand {

        @Override
        protected final HubRoutes routes() {
            return HubRoutes.OF_KEYS;
        }
    }

    /** A command on the webhooks of one integration. */
    abstract static class OfIntegration extends Asking {

        @Parameters(paramLabel = "NAME", description = "The integration.")
        private String name;

        private SelectedIntegrations selected;

        @Override
        protected void prepare(Hub hub) {
            selected = SelectedIntegrations.of(List.of(name), hub.settings(), invocation(), false, err());
        }

        /** The integration; available once the hub has started. */
        final Integration integration() {
            return selected.integrations().get(0);
        }
    }
}
