package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expands placeholders such as <code>${entry_columns}</code> in SQL files into lists of the columns of {@code clockify_time_entry}, made from
 * {@link Column}.
 *
 * <p>Lists for writing include the host's own columns ({@link OwnColumns}).
 */
@Decision
final class EntryLists {

    private static final Pattern LIST = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern PARAMETER = Pattern.compile(":#(\\w+)");
    private static final List<Column> COLUMNS = List.of(Column.values());

    private final Dialect dialect;
    private final OwnColumns own;
    private final Map<String, Column> byLabel = COLUMNS.stream().collect(Collectors.toMap(Column::label, Function.identity()));

    EntryLists(Dialect dialect, OwnColumns own) {
        this.dialect = dialect;
        this.own = own;
    }

    /** Whether a statement has a list in it. */
    static boolean isIn(String text) {
        return LIST.matcher(text).find();
    }

    /** The statement with its lists written out. */
    String fill(String text) {
        return LIST.matcher(text).replaceAll(list -> Matcher.quoteReplacement(list(list.group(1))));
    }

    private String list(String name) {
        boolean arrays = dialect.writesColumns();
        return switch (name) {
            case "entry_columns" -> list(Column::label);
            case "entry_written" -> with(list(Column::label), own.expressions().keySet().stream());
            case "entry_values" -> with(list(column -> arrays ? value("", column) : ":#" + column.label()),
                    own.expressions().values().stream().map(expression -> arrays ? ofArrays("", expression) : expression));
            case "entry_assignments" -> with(list(column -> column.label() + " = " + (arrays ? value("entry.", column) : ":#" + column.label())),
                    own.expressions().entrySet().stream()
                            .map(one -> one.getKey() + " = " + (arrays ? ofArrays("entry.", one.getValue()) : one.getValue())));
            case "entry_arrays" -> list(EntryLists::array);
            case "entry_unnested" -> COLUMNS.stream().map(column -> "unnest(" + array(column) + ") as " + column.label())
                    .collect(Collectors.joining(",\n    "));
            case "entry_beside_view" -> COLUMNS.stream().filter(column -> !column.is(Column.Trait.SHOWN)).map(column -> "e." + column.label())
                    .collect(Collectors.joining(", "));
            default -> throw new IllegalArgumentException("there is no list " + name + " of the columns of a time entry");
        };
    }

    private static String list(Function<Column, String> written) {
        return COLUMNS.stream().map(written).collect(Collectors.joining(", "));
    }

    private static String with(String list, Stream<String> more) {
        return Stream.concat(Stream.of(list), more).collect(Collectors.joining(", "));
    }

    /** The SQL type of a column's array on PostgreSQL: numbers, flags, and times as microseconds since 1970; text for all others. */
    private static String array(Column column) {
        return "cast(:#" + column.label() + " as " + switch (column.type()) {
            case ID, TEXT, WORD, LIST, FIELDS -> "text";
            case FLAG -> "boolean";
            case TIME, SECONDS, AN_HOUR, AMOUNT -> "bigint";
        } + "[])";
    }

    /** The SQL that converts an element of the column's array. */
    private static String value(String table, Column column) {
        String element = table + column.label();
        return switch (column.type()) {
            case LIST, FIELDS -> "cast(" + element + " as jsonb)";
            case TIME -> "to_timestamp(cast(" + element + " as double precision) / 1000000)";
            default -> element;
        };
    }

    /** An expression of the row's values, with each replaced by its array's element; workspace and time of writing are no arrays. */
    private String ofArrays(String table, String expression) {
        return PARAMETER.matcher(expression).replaceAll(parameter -> Matcher.quoteReplacement(switch (parameter.group(1)) {
            case "workspace_id" -> parameter.group();
            case "now" -> "cast(:#now as timestamptz)";
            case "id", "integration" -> table + parameter.group(1);
            default -> value(table, byLabel.get(parameter.group(1)));
        }));
    }

    /**
     * Columns that the host has added, computed from those of the entry.
     *
     * @param expressions SQL by column name
     */
    record OwnColumns(Map<String, String> expressions) {

        private static final Pattern LINE = Pattern.compile("(\\w+)\\s*=\\s*(.+)", Pattern.DOTALL);
        private static final List<String> NAMES = Stream.concat(
                Stream.of("workspace_id", "now", "id", "integration"), Arrays.stream(Column.values()).map(Column::label)).toList();

        /**
         * Parses a file: a column a line, with name and expression; a line that begins with a space continues the one before.
         *
         * @throws IllegalArgumentException for an invalid line, which the message names
         */
        static OwnColumns of(String file, String text) {
            Map<String, String> expressions = new LinkedHashMap<>();
            for (String column : columns(text)) {
                Matcher line = LINE.matcher(column);
                if (!line.matches()) {
                    throw new IllegalArgumentException(file + ": \"" + column + "\" is no column: write name = expression, one a line");
                }
                String name = line.group(1);
                if (Stream.of(Column.values()).anyMatch(one -> one.label().equals(name)) || expressions.containsKey(name)) {
                    throw new IllegalArgumentException(file + ": the column " + name + " is written already; give yours another name");
                }
                PARAMETER.matcher(line.group(2)).results().map(parameter -> parameter.group(1)).filter(one -> !NAMES.contains(one)).findFirst()
                        .ifPresent(none -> {
                            throw new IllegalArgumentException(file + ": the column " + name + " is made of :#" + none
                                    + ", which there is not: take one of " + String.join(", ", NAMES));
                        });
                expressions.put(name, line.group(2));
            }
            return new OwnColumns(expressions);
        }

        private static List<String> columns(String text) {
            List<String> columns = new ArrayList<>();
            text.lines().filter(line -> !line.isBlank() && !line.strip().startsWith("--")).forEach(line -> {
                if (Character.isWhitespace(line.charAt(0)) && !columns.isEmpty()) {
                    columns.add(columns.remove(columns.size() - 1) + " " + line.strip());
                } else {
                    columns.add(line.strip());
                }
            });
            return columns;
        }
    }
}
