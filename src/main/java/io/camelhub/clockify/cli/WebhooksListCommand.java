package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.EditWebhooks.Listed;
import io.camelhub.clockify.command.EditWebhooks.Shown;
import io.camelhub.clockify.command.EditWebhooks;
import io.camelhub.clockify.settings.Integration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "list",
        description = {
            "List the webhooks that point to this hub, with what Clockify's log says of their deliveries in the last seven days.",
            "Costs a request a workspace, and one a webhook."
        })
final class WebhooksListCommand extends WebhooksCommand.Asking {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these integrations. Default: all.")
    private List<String> names = List.of();

    @Mixin
    private JsonOutput json;

    private SelectedIntegrations selected;

    @Override
    protected void prepare(Hub hub) {
        selected = SelectedIntegrations.of(names, hub.settings(), invocation(), false, err());
    }

    @Override
    protected int run(Hub hub) throws IOException {
        List<Listed> all = new ArrayList<>();
        for (Integration integration : selected.integrations()) {
            all.addAll(hub.get(EditWebhooks.class).list(integration, order()));
        }
        if (!json.printed(all)) {
            print(all);
        }
        return selected.problems() ? ExitCode.USAGE : all.stream().allMatch(one -> one.problem() == null) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(List<Listed> all) {
        Table table = new Table("INTEGRATION", "WORKSPACE", "EVENT", "STATE", "LAST DELIVERY", "DELIVERIES", "FAILED");
        all.forEach(place -> place.webhooks().forEach(one -> table.row(place.integration(), Formats.text(place.workspace(), 30), one.event(),
                state(one), Formats.time(one.lastDeliveryAt()),
                one.deliveries() == null ? null : one.deliveries() + (one.isCountedToTheLimit() ? " or more" : ""),
                one.failed() == null ? null : one.failed().toString())));
        if (!table.isEmpty()) {
            table.print(out());
            if (all.stream().flatMap(place -> place.webhooks().stream()).anyMatch(one -> one.deliveries() != null)) {
                out().println("Deliveries are those of Clockify's log of the last seven days.");
            }
        }
        for (Listed place : all) {
            String where = place.integration() + ", " + Formats.text(place.workspace(), 60) + ": ";
            if (place.problem() != null) {
                err().println(where + Formats.text(place.problem()));
            } else {
                out().println(where + (place.webhooks().isEmpty() ? "no webhook points to this hub" : place.webhooks().size() + " of this hub")
                        + (place.others() == 0 ? "" : ", " + place.others() + " of others"));
            }
            place.webhooks().stream().map(Shown::logProblem).filter(Objects::nonNull).distinct()
                    .forEach(problem -> err().println(where + "the log of deliveries: " + Formats.text(problem)));
        }
    }

    private static String state(Shown one) {
        if (!one.enabled()) {
            return "off: a person switched it off";
        }
        if (!one.planEnabled()) {
            return "off: more than the plan allows";
        }
        return one.deliveryEnabled() ? "on" : "off: too many deliveries failed";
    }
}
