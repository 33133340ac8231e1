package io.camelhub.clockify.cli;

import io.camelhub.clockify.store.RejectedRows;
import io.camelhub.clockify.store.RejectedRows.Row;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One of the commands under {@code clockify rejected}. */
abstract class RejectedAction implements Callable<Integer> {

    @ParentCommand
    private RejectedCommand rejected;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        try (Hub hub = Hub.open(rejected.clockify())) {
            hub.migrate();
            int exitCode = run(hub, new RejectedRows(hub.database()));
            out().flush();
            err().flush();
            return exitCode;
        }
    }

    /** Does the work; gives the exit code. */
    abstract int run(Hub hub, RejectedRows rows) throws Exception;

    /** How to write commands for this person to copy. */
    final ShellWords words() {
        return rejected.clockify().words();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The rows that somebody named by their numbers; all where none is named. */
    static List<Row> named(List<Long> ids, List<Row> all) {
        for (long id : ids) {
            if (all.stream().noneMatch(row -> row.id() == id)) {
                throw CommandFailedException.wrongInput("there is no rejected row " + id + "; see 'clockify rejected list'");
            }
        }
        return all.stream().filter(row -> ids.isEmpty() || ids.contains(row.id())).toList();
    }

    final void print(List<Row> rows) {
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
            table.print(out());
        }
    }

    static String counted(int rows) {
        return Formats.number(rows) + (rows == 1 ? " row" : " rows");
    }
}
