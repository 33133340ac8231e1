package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.command.EditWebhooks.Removed;
import io.camelhub.clockify.command.EditWebhooks;
import io.camelhub.clockify.model.HumanReadable;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

@Command(
        name = "remove",
        description = "Remove the webhooks that point to this hub, in each workspace of an integration. Changes come with the next sync then.")
final class WebhooksRemoveCommand extends WebhooksCommand.OfIntegration {

    @Override
    protected int run(Hub hub) throws IOException {
        boolean well = true;
        for (Removed one : hub.get(EditWebhooks.class).remove(integration(), order())) {
            out().println(Formats.text(one.workspace(), 60) + ": " + HumanReadable.counted(one.events().size(), "webhook", "webhooks") + " removed"
                    + (one.events().isEmpty() ? "" : ": " + Formats.text(String.join(", ", one.events()))));
            if (one.problem() != null) {
                well = false;
                err().println(Formats.text(one.workspace(), 60) + ": " + Formats.text(one.problem()));
            }
        }
        return well ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
