package io.camelhub.clockify.stream;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DeclaredTable;
import io.camelhub.clockify.database.DeclaredTable.Column;
import io.camelhub.clockify.database.DeclaredTable.Kind;
import io.camelhub.clockify.database.DeclaredTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The tables of the streams: made from their declarations, and only ever made larger. */
public final class StreamTables {

    private final DeclaredTables tables;
    private final BooleanSupplier migrates;
    /** As they are in the database since this process looked. */
    private final Set<DeclaredTable> ready = ConcurrentHashMap.newKeySet();

    /** @param migrates whether the plugin creates its tables itself ({@code clockify.migrate}) */
    public StreamTables(Database database, BooleanSupplier migrates) {
        this.tables = new DeclaredTables(database);
        this.migrates = migrates;
    }

    /** The table of a stream. */
    public static DeclaredTable table(StreamDeclaration stream) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("workspace_id", Kind.WORD, true, "the workspace's id"));
        for (StreamColumn column : stream.columns()) {
            columns.add(new Column(column.name(), kind(column.type()), stream.key().contains(column.name()), comment(column)));
            if (column.who()) {
                columns.add(new Column(column.employee(), Kind.WORD, false, employeeComment(column)));
            }
        }
        if (!stream.names()) {
            addNotes(stream, columns);
        }
        return new DeclaredTable(stream.table(), stream.about(), columns,
                Stream.concat(Stream.of("workspace_id"), stream.key().stream()).toList());
    }

    private static void addNotes(StreamDeclaration stream, List<Column> columns) {
        columns.add(new Column("first_seen_at", Kind.TIME, true, "when the plugin first saw it; not a time of Clockify's"));
        columns.add(new Column("changed_at", Kind.TIME, true, "when the plugin last saw a change, deletion or return of it"));
        if (stream.missing().column() != null) {
            columns.add(new Column(stream.missing().column(), Kind.TIME, false, missingComment(stream)));
        }
        columns.add(new Column("generation", Kind.LONG, true, "number of the last reading that held it; see clockify_stream"));
    }

    private static Kind kind(StreamColumn.Type type) {
        return switch (type) {
            case ID, WORD -> Kind.WORD;
            case TEXT -> Kind.TEXT;
            case INT, DURATION, MINOR -> Kind.LONG;
            case DECIMAL -> Kind.DECIMAL;
            case BOOL -> Kind.FLAG;
            case DATE -> Kind.DAY;
            case TIME -> Kind.TIME;
            case JSON -> Kind.JSON;
        };
    }

    /** What the column beside a person's is. */
    static String employeeComment(StreamColumn column) {
        return "the employee of " + column.name() + " in the roster; null where nobody is matched";
    }

    /** What the column is that says since when a row is missing. */
    static String missingComment(StreamDeclaration stream) {
        return switch (stream.missing()) {
            case LEFT -> "when it was seen to be no longer listed; null while it is";
            default -> "when the plugin saw that it is deleted; null while it is not";
        };
    }

    /** What a column is. */
    static String comment(StreamColumn column) {
        String what = !column.about().isEmpty() ? column.about()
                : column.ofParent() ? "the key of the parent's row" : "Clockify's " + column.from().toString().substring(1);
        return what + switch (column.type()) {
            case DURATION -> "; seconds";
            case MINOR -> "; minor units, with clockify.rates only";
            case TIME -> "; UTC";
            default -> "";
        };
    }

    /**
     * Sees to it that the table of a stream is there, and creates or widens it where the plugin may.
     *
     * @return what is in the way; empty where the stream can be stored
     */
    public List<StreamMistake> prepare(StreamDeclaration stream) {
        DeclaredTable table = table(stream);
        if (ready.contains(table)) {
            return List.of();
        }
        DeclaredTables.Difference left = migrates.getAsBoolean() ? tables.make(table) : tables.difference(table);
        if (left.isNone()) {
            ready.add(table);
            return List.of();
        }
        return mistakes(stream, left);
    }

    /** What {@link #prepare} would have to put right by hand, without changing anything. */
    public List<StreamMistake> check(StreamDeclaration stream) {
        DeclaredTables.Difference left = tables.difference(table(stream));
        return migrates.getAsBoolean() && left.conflicts().isEmpty() ? List.of() : mistakes(stream, left);
    }

    /** The statements that the table of a stream lacks, each to be run alone; empty where it is as declared. */
    public List<String> ddl(StreamDeclaration stream) {
        return tables.difference(table(stream)).statements();
    }

    private static List<StreamMistake> mistakes(StreamDeclaration stream, DeclaredTables.Difference left) {
        List<StreamMistake> mistakes = new ArrayList<>();
        left.conflicts().forEach(conflict -> mistakes.add(new StreamMistake(stream.file(), 1, conflict,
                "take another name for what you changed, or alter the table by hand")));
        if (mistakes.isEmpty() && !left.statements().isEmpty()) {
            mistakes.add(new StreamMistake(stream.file(), 1, "the table " + stream.table() + " is not there, or lacks columns, and clockify.migrate is false",
                    "run what clockify streams ddl prints"));
        }
        return mistakes;
    }
}
