package io.camelhub.clockify.cli;

import io.camelhub.clockify.store.RejectedRows;
import io.camelhub.clockify.store.RejectedRows.Row;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clockify rejected list}. */
@Command(name = "list", description = "Show the rows that could not be taken, and why; the latest seen last.")
final class RejectedListCommand extends RejectedAction {

    @Option(names = "--last", paramLabel = "N", defaultValue = "100", description = "How many rows. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Override
    int run(Hub hub, RejectedRows rows) {
        List<Row> all = rows.list();
        int skipped = Math.max(0, all.size() - Math.max(1, last));
        if (skipped > 0) {
            out().println("(" + Formats.number(skipped) + " earlier rows; --last shows more)");
        }
        print(all.subList(skipped, all.size()));
        out().println(counted(all.size()) + " rejected");
        return ExitCode.OK;
    }
}
