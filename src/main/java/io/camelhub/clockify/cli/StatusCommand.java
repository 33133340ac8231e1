package io.camelhub.clockify.cli;

import io.camelhub.clockify.settings.IntegrationsConfig;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code clockify status}. */
@Command(name = "status", description = "Show from the tables how each integration and workspace stands. Asks nothing of Clockify.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    private Clockify clockify;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Hub hub = Hub.open(clockify)) {
            IntegrationsConfig listing = hub.listing();
            SettingsReport.print(listing, spec.commandLine().getErr());
            hub.migrate();
            boolean well = new StatusReport(hub.database(), new Budgets(hub.budget())).print(out, listing);
            new Unmatched(hub, clockify.words()).print(out);
            return SettingsReport.concerns(listing, List.of()) ? ExitCode.WRONG_INPUT : well ? ExitCode.OK : ExitCode.FAILED;
        }
    }
}
