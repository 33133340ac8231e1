package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.command.EditWebhooks.Installed;
import io.camelhub.clockify.command.EditWebhooks;
import io.camelhub.clockify.model.HumanReadable;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

@Command(
        name = "install",
        description = {
            "Make the webhooks that are missing, in each workspace of an integration.",
            "On a Free or unknown plan: new time entry, timer stopped, time entry updated. On a paid one: all changes of time entries, user"
                    + " joined, e-mail changed, project updated; then those of streams, as on Enterprise; as far as the plan leaves room.",
            "Those that Clockify switched off are made anew."
        })
final class InstallCommand extends WebhooksCommand.OfIntegration {

    @Override
    protected int run(Hub hub) throws IOException {
        boolean well = true;
        for (Installed one : hub.get(EditWebhooks.class).install(integration(), order())) {
            well &= one.problem() == null && one.noRoom().isEmpty() && one.disabled().isEmpty();
            print(one);
        }
        return well ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(Installed one) {
        out().println(Formats.text(one.workspace(), 60) + ": " + HumanReadable.counted(one.made().size(), "webhook", "webhooks") + " made, "
                + one.there().size() + " there already" + (one.others() == 0 ? "" : ", and " + one.others() + " of others"));
        line("Made", one.made());
        line("Made anew, as Clockify had switched them off after deliveries that failed", one.madeAgain());
        line("Deliver nothing: switched off by a person, or more than the plan allows; see Integrations > Webhooks in Clockify", one.disabled());
        line("No room: the plan allows no more webhooks, those of others included. Without these, changes come with the next sync", one.noRoom());
        line("No room for what streams signal: they are read by the change feed or daily. Without webhooks", one.noRoomOfStreams());
        if (one.problem() != null) {
            err().println(Formats.text(one.workspace(), 60) + ": " + Formats.text(one.problem()));
        }
    }

    private void line(String what, List<String> events) {
        if (!events.isEmpty()) {
            out().println("  " + what + ": " + Formats.text(String.join(", ", events)));
        }
    }
}
