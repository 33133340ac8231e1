package io.camelhub.clockify.stream;

import io.camelhub.clockify.model.Reference.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stream: a resource of Clockify's, how it is asked for, and its table.
 *
 * @param file    what it was read from, as messages name it
 * @param name    snake case
 * @param about   one sentence, the table's comment
 * @param needs   the feature that a workspace must have, or null
 * @param money   whether all of it tells what people earn or cost, so that it is read with {@code clockify.rates} only
 * @param names   whether it is one of projects, clients, tags and tasks: a table of the plugin's own, whose names entries and the change feed have, too
 * @param read    how it is asked for
 * @param each    its parent, or null
 * @param key     the columns that tell its rows apart within a workspace
 * @param changes what says that it changed
 * @param every   how often it is read without such a signal
 * @param missing what it means that a whole reading did not hold a stored row
 * @param columns in the order of the file; {@code id} is the first where it is the key and was not written
 */
public record StreamDeclaration(
        String file, String name, String about, String needs, boolean money, boolean names, StreamRead read, StreamParent each, List<String> key,
        StreamChanges changes, Duration every, Missing missing, List<StreamColumn> columns) {

    /** The streams whose tables are the plugin's own: see {@link #names}. */
    public static final List<String> NAMES = Stream.of(Kind.CLIENT, Kind.PROJECT, Kind.TAG, Kind.TASK).map(Kind::label).toList();

    /** What it means that a whole reading did not hold a stored row. */
    public enum Missing {
        /** It was deleted in Clockify. */
        DELETED("deleted_at"),
        /** It is in a state that Clockify does not list. */
        LEFT("left_list_at"),
        /** Nothing. */
        NOTHING(null);

        private final String column;

        Missing(String column) {
            this.column = column;
        }

        /** The column that says since when; null for none. */
        public String column() {
            return column;
        }
    }

    public StreamDeclaration {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** The name of its table. */
    public String table() {
        return "clockify_" + name;
    }

    /** What it names: see {@link #names}. */
    public Kind kind() {
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The columns that are there because the declaration has them: all, but in a table of the plugin's own. */
    public List<StreamColumn> own() {
        return names ? columns.stream().filter(column -> !kind().columns().contains(column.name())).toList() : columns;
    }

    /** Its name in the types of events: {@code clockify.time-off-request.created}. */
    public String event() {
        return name.replace('_', '-');
    }

    /** The column of a name. */
    public Optional<StreamColumn> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** The columns of the key, in its order. */
    public List<StreamColumn> keyColumns() {
        return key.stream().flatMap(name -> column(name).stream()).toList();
    }

    /** The columns that name a person. */
    public List<StreamColumn> people() {
        return columns.stream().filter(StreamColumn::who).toList();
    }

    /** The column that says whose a row is: {@code user_id}, else the first that names a person; empty where rows are nobody's. */
    public Optional<StreamColumn> whose() {
        return column("user_id").filter(StreamColumn::who).or(() -> people().stream().findFirst());
    }
}
