package io.camelhub.clockify.command;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseCopy;
import io.camelhub.clockify.database.DeclaredTable;
import io.camelhub.clockify.database.DeclaredTables;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.stream.StreamCatalogue;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamTables;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Copies all tables into another database. */
public final class CopyDatabase {

    private final Database from;
    private final StreamCatalogue catalogue;

    /** @param from the hub's own database */
    public CopyDatabase(Database from, StreamCatalogue catalogue) {
        this.from = from;
        this.catalogue = catalogue;
    }

    /**
     * @param at the time of the snapshot: later changes are not in the copy
     * @param rows the number of rows by table
     */
    public record Result(Instant at, SortedMap<String, Long> rows) {
    }

    /** Those that are here, also of streams that nobody declares any more. */
    private void makeTablesOfStreams(Database into) throws SQLException {
        Map<String, DeclaredTable> declared = catalogue.declared().streams().stream().map(StreamTables::table)
                .collect(Collectors.toMap(DeclaredTable::name, table -> table));
        Set<String> tables = new TreeSet<>(DatabaseCopy.rows(from).keySet());
        tables.removeAll(DeclaredTables.ofThePlugin());
        // which may have columns of an engineer's own
        StreamDeclaration.NAMES.forEach(stream -> tables.add("clockify_" + stream));
        for (String table : tables) {
            DeclaredTables.Difference left = new DeclaredTables(into).make(new DeclaredTables(from).stored(table, declared.get(table)));
            if (!left.isNone()) {
                throw CommandFailedException.failed("the table " + table + " cannot be made there: " + OneLine.of(String.join("; ", left.conflicts()), 300), null);
            }
        }
    }

    /**
     * Copies the rows; the other database already has the tables.
     *
     * @throws CommandFailedException where a sync is running, or the other database has rows; nothing is copied then
     */
    public Result run(Database into, DatabaseCopy.Watcher watcher, Order order) throws SQLException {
        Instant at = from.now();
        List<String> held = from.statement("copy-database/held", "now", at, "latest", Term.latestEnd(at, Leases.TERM))
                .query((row, index) -> (row.getString("name") == null ? row.getString("workspace_id") : row.getString("name"))
                        + " (" + row.getString("holder") + ")")
                .list();
        if (!held.isEmpty()) {
            throw CommandFailedException.failed("a sync is under way of " + OneLine.of(String.join(", ", held), 300)
                    + ": stop the hub, and copy when it has ended", null);
        }
        List<String> full = DatabaseCopy.rows(into).entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(table -> table.getKey() + " (" + table.getValue() + ")")
                .toList();
        if (!full.isEmpty()) {
            throw CommandFailedException.wrongInput("the other database has rows already, which a copy would mix up with those from here: "
                    + OneLine.of(String.join(", ", full), 300) + "; name an empty database, or another schema in it");
        }
        order.log("copy all tables into another database");
        makeTablesOfStreams(into);
        return new Result(at, new DatabaseCopy(from, into).run(watcher));
    }
}
