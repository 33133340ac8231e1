package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Confirmation;
import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.command.ErasePerson;
import io.camelhub.clockify.privacy.ErasureReport;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "forget",
        description = {
            "Erase a person: what they did stays in the sums, who they are is no longer known. This cannot be undone.",
            "An employee is erased with all accounts; a Clockify user alone."
        })
final class ForgetCommand extends HubCommand {

    @Parameters(paramLabel = "PERSON", description = "An employee or a Clockify user: id, e-mail or unique name.")
    private String person;

    @Mixin
    private Confirmation confirmation;

    @Option(names = "--dry-run", description = "Say who would be erased, and write nothing.")
    private boolean dryRun;

    /** With the route that renews leases while it waits for a running sync. */
    @Override
    protected HubRoutes routes() {
        return HubRoutes.ALL;
    }

    @Override
    protected void requireArguments() {
        if (!dryRun) {
            confirmation.require();
        }
    }

    @Override
    protected int run(Hub hub) {
        ErasePerson erase = hub.get(ErasePerson.class);
        if (dryRun || !confirmation.isSure()) {
            print("To be erased for good:", erase.preview(person));
        }
        if (dryRun) {
            out().println("Dry run: nothing was written.");
            return ExitCode.OK;
        }
        if (!confirmation.given("yes")) {
            return ExitCode.SOFTWARE;
        }
        ErasureReport report = erase.run(person, order(), reason -> {
            err().println("Waiting: " + reason);
            err().flush();
        });
        print("Done:", report.done());
        print("Out of reach:", report.notReached());
        return ExitCode.OK;
    }

    private void print(String heading, List<String> lines) {
        out().println(heading);
        lines.forEach(line -> out().println("  " + Formats.text(line)));
    }
}
