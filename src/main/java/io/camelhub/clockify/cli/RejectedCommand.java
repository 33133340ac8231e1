package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.Confirmation;
import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.ClearRejected;
import io.camelhub.clockify.entries.RejectedRows.Row;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.Latest;
import io.camelhub.clockify.query.RejectedQuery;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify rejected}: commands on rejected rows. */
@Command(
        name = "rejected",
        description = {
            "The rows of Clockify's answers that could not be taken.",
            "A row goes by itself when its time entry arrives in a form that can be taken. The rows themselves are in the"
                    + " table clockify_rejected, column payload."
        },
        subcommands = {
            RejectedCommand.ListRows.class,
            RetryCommand.class,
            RejectedCommand.Clear.class
        })
public final class RejectedCommand extends CliCommand.Group {

    static void print(List<Row> rows, PrintWriter out) {
        Table table = new Table(" ID", "INTEGRATION", "WORKSPACE", "KIND", "TIME ENTRY", "REASON", " TIMES", "LAST SEEN");
        rows.forEach(row -> table.row(
                row.id(),
                row.integration(),
                Formats.text(row.workspaceName() == null ? row.workspaceId() : row.workspaceName(), 30),
                row.kind(),
                row.entryId(),
                Formats.text(row.reason(), 80),
                row.times(),
                Formats.time(row.lastSeenAt())));
        if (!table.isEmpty()) {
            table.print(out);
        }
    }

    static String counted(int rows) {
        return HumanReadable.counted(rows, "row", "rows");
    }

    @Command(name = "list", description = "Show the rows that could not be taken, and why; the latest seen last.")
    static final class ListRows extends HubCommand {

        @Option(names = "--last", paramLabel = "N", defaultValue = "100", description = "How many rows. Default: ${DEFAULT-VALUE}.")
        private int last;

        @Mixin
        private JsonOutput json;

        @Override
        protected int run(Hub hub) {
            Latest<Row> latest = hub.get(RejectedQuery.class).latest(last);
            if (json.printed(latest)) {
                return ExitCode.OK;
            }
            if (latest.earlier() > 0) {
                out().println("(" + HumanReadable.counted(latest.earlier(), "earlier row", "earlier rows") + "; --last shows more)");
            }
            print(latest.rows(), out());
            out().println(counted(latest.earlier() + latest.rows().size()) + " rejected");
            return ExitCode.OK;
        }
    }

    @Command(name = "clear", description = "Delete rejected rows for good. One that comes again is rejected again.")
    static final class Clear extends HubCommand {

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these rows, by the number that 'rejected list' shows.")
        private List<Long> ids = List.of();

        @Option(names = "--before", paramLabel = "DATE", description = "Only rows last seen before that day, UTC, e.g. 2024-01-31.")
        private LocalDate before;

        @Option(names = "--all", description = "All rows.")
        private boolean all;

        @Mixin
        private Confirmation confirmation;

        @Override
        protected void requireArguments() {
            if (ids.isEmpty() && before == null && !all) {
                throw wrongArguments("say which rows: their ids, --before DATE, or --all");
            }
            confirmation.require();
        }

        @Override
        protected int run(Hub hub) {
            if (!confirmation.given("yes")) {
                return ExitCode.SOFTWARE;
            }
            int cleared = hub.get(ClearRejected.class).run(
                    new ClearRejected.Which(ids, null, before == null ? null : before.atStartOfDay(ZoneOffset.UTC).toInstant()), order());
            out().println(counted(cleared) + " cleared");
            return ExitCode.OK;
        }
    }
}
