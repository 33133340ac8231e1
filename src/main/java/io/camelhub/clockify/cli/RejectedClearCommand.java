package io.camelhub.clockify.cli;

import io.camelhub.clockify.store.RejectedRows;
import io.camelhub.clockify.store.RejectedRows.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify rejected clear}. */
@Command(name = "clear", description = "Delete rejected rows for good. One that comes again is rejected again.")
final class RejectedClearCommand extends RejectedAction {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these rows, by the number that 'rejected list' shows.")
    private List<Long> ids = List.of();

    @Option(names = "--before", paramLabel = "DATE", description = "Only rows last seen before that day, UTC, e.g. 2024-01-31.")
    private LocalDate before;

    @Option(names = "--all", description = "All rows.")
    private boolean all;

    @Override
    int run(Hub hub, RejectedRows rows) {
        if (ids.isEmpty() && before == null && !all) {
            throw CommandFailedException.wrongInput("say which rows: their ids, --before DATE, or --all");
        }
        Instant end = before == null ? Instant.MAX : before.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Row> wanted = named(ids, rows.list()).stream().filter(row -> row.lastSeenAt().isBefore(end)).toList();
        out().println(counted(rows.clear(wanted)) + " cleared");
        return ExitCode.OK;
    }
}
