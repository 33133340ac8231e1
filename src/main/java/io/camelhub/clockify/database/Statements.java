package io.camelhub.clockify.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The SQL files: {@code <owner>/<statement>.<dialect>.sql}, or {@code <owner>/<statement>.sql} where the text is the same for all
 * databases. The owner is the class or route that runs the statement. Lists of the columns of a time entry are written out, see
 * {@link EntryLists}. Safe for use by several threads.
 */
public final class Statements {

    private static final String ROOT = "clockify/sql/";

    /** The columns of the admin's own; below {@code ext} it comes before that of the jar, which has none. */
    private static final String OWN_COLUMNS = "clockify/own-columns.sql";

    /**
     * @param routed its text, with parameters as camel-sql has them, {@code :#name}
     * @param sql the same with parameters such as {@code :name}
     * @param parameters how many it has
     */
    private record Statement(String file, String routed, String sql, int parameters) {
    }

    /** What was read for any database of this process, by the name with its dialect: a file that is not there is looked for in each jar. */
    private static final Map<String, Statement> FILES = new ConcurrentHashMap<>();

    private final Supplier<Dialect> dialect;
    private final Map<String, Statement> read = new ConcurrentHashMap<>();

    Statements(Supplier<Dialect> dialect) {
        this.dialect = dialect;
    }

    /** The text of {@code <owner>/<statement>}, with parameters such as {@code :name}; throws where there is no such statement. */
    String sql(String name) {
        return statement(name).sql();
    }

    /** A statement's file, as an endpoint of camel-sql names it. */
    public String file(String name) {
        return "classpath:" + statement(name).file();
    }

    /** A statement's text, as an endpoint of camel-sql takes it: for one with lists in it, of which the file is not all. */
    public String text(String name) {
        return statement(name).routed();
    }

    /** How many parameters camel-sql finds in a statement, which else asks the database each time. */
    public int parameters(String name) {
        return statement(name).parameters();
    }

    private Statement statement(String name) {
        return read.computeIfAbsent(name, none -> {
            String ofDialect = name + "." + dialect.get().folder();
            return FILES.computeIfAbsent(ofDialect, file -> read(file, name, dialect.get()));
        });
    }

    private static Statement read(String ofDialect, String ofAll, Dialect dialect) {
        for (String path : new String[] {ofDialect, ofAll}) {
            String file = ROOT + path + ".sql";
            String text = text(file, dialect);
            if (text != null) {
                // the routes write parameters as camel-sql does, :#name
                return new Statement(file, text, text.replace(":#", ":"), (int) text.lines()
                        .filter(line -> !line.strip().startsWith("--"))
                        .mapToLong(line -> line.split(":#", -1).length - 1)
                        .sum());
            }
        }
        throw new IllegalArgumentException("there is no statement " + ofAll);
    }

    /** With its lists written out; null where there is no such file. */
    private static String text(String file, Dialect dialect) {
        String text = resource(file);
        return text == null || !EntryLists.isIn(text) ? text
                : new EntryLists(dialect, EntryLists.OwnColumns.of(OWN_COLUMNS, resource(OWN_COLUMNS))).fill(text);
    }

    private static String resource(String file) {
        try (InputStream in = Statements.class.getResourceAsStream("/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
