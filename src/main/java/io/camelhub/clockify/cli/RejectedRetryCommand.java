package io.camelhub.clockify.cli;

import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.store.RejectedRows;
import io.camelhub.clockify.store.RejectedRows.Row;
import io.camelhub.clockify.sync.SyncOrder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify rejected retry}. */
@Command(
        name = "retry",
        description = {
            "Ask Clockify again for the time entries of rejected rows, in a sync of their integrations.",
            "They are asked for by id, since what was rejected may be out of date. A row goes when its entry can be taken now,"
                    + " or is gone in Clockify; one that is still wrong stays, or comes again in the form of today."
                    + " A row without the id of a time entry cannot be asked for."
        })
final class RejectedRetryCommand extends RejectedAction {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these rows, by the number that 'rejected list' shows. Default: all.")
    private List<Long> ids = List.of();

    @Option(names = "--no-wait", description = "End where the sync would have to wait; the next sync goes on.")
    private boolean noWait;

    @Override
    int run(Hub hub, RejectedRows rows) throws Exception {
        Set<String> usable = usable(hub.listing());
        List<Row> chosen = named(ids, rows.list());
        List<Row> asked = chosen.stream().filter(row -> row.entryId() != null && usable.contains(row.integration())).toList();
        chosen.stream().filter(row -> !asked.contains(row)).forEach(row -> err().println("row " + row.id() + ": "
                + (row.entryId() == null
                        ? "tells no id of a time entry, so it can only be cleared"
                        : "the integration " + row.integration() + " is not in use")));
        if (asked.isEmpty()) {
            out().println("Nothing to ask for.");
            return chosen.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
        rows.retry(asked);
        Set<String> integrations = asked.stream().map(Row::integration).collect(Collectors.toCollection(TreeSet::new));
        int code = new Sync(hub, words(), out(), err(), noWait).run(SyncOrder.of(List.copyOf(integrations)));
        Set<String> entries = asked.stream().map(RejectedRetryCommand::entry).collect(Collectors.toSet());
        List<Row> still = rows.list().stream().filter(row -> entries.contains(entry(row))).toList();
        out().println();
        out().println(counted(asked.size()) + " asked for, " + Formats.number(still.size()) + " still rejected");
        print(still);
        return still.isEmpty() && asked.size() == chosen.size() ? code : ExitCode.FAILED;
    }

    private static Set<String> usable(IntegrationsConfig listing) {
        return listing.integrations().stream().filter(Integration::enabled).map(Integration::name).collect(Collectors.toSet());
    }

    private static String entry(Row row) {
        return row.workspaceId() + "/" + row.entryId();
    }
}
