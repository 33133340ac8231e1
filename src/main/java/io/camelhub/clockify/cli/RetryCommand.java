package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.command.ClearRejected;
import io.camelhub.clockify.command.RetryRejected;
import io.camelhub.clockify.model.HumanReadable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        description = {
            "Ask Clockify again for the time entries of rejected rows, in a sync of their integrations.",
            "They are asked for by id, since what was rejected may be out of date. A row goes when its entry can be taken now,"
                    + " or is gone in Clockify; one that is still wrong stays, or comes again in the form of today."
                    + " A row without the id of a time entry cannot be asked for."
        })
final class RetryCommand extends HubCommand {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these rows, by the number that 'rejected list' shows. Default: all.")
    private List<Long> ids = List.of();

    @Option(names = "--no-wait", description = "End where the sync would have to wait; the next sync resumes there.")
    private boolean noWait;

    @Override
    protected HubRoutes routes() {
        return HubRoutes.ALL;
    }

    @Override
    protected int run(Hub hub) throws Exception {
        RetryRejected retry = hub.get(RetryRejected.class);
        RetryRejected.Selection selection = retry.select(new ClearRejected.Which(ids, null, null), hub.integrations());
        selection.withoutId().forEach(row -> err().println(
                "row " + row.id() + ": holds no id of a time entry, so it can only be cleared"));
        selection.notInUse().forEach(row -> err().println(
                "row " + row.id() + ": the integration " + row.integration() + " is not in use"));
        boolean all = selection.withoutId().isEmpty() && selection.notInUse().isEmpty();
        if (selection.retried().isEmpty()) {
            out().println("Nothing to ask for.");
            return all ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        RetryRejected.Result result;
        try (SyncScreen screen = SyncScreen.of(out())) {
            result = retry.run(selection, order(), !noWait, screen);
        }
        int code = SyncReport.print(result.sync(), hub, words(), out(), err());
        out().println();
        out().println(RejectedCommand.counted(selection.retried().size()) + " asked for, "
                + HumanReadable.number(result.stillRejected().size()) + " still rejected");
        RejectedCommand.print(result.stillRejected(), out());
        return result.stillRejected().isEmpty() && all ? code : ExitCode.SOFTWARE;
    }
}
