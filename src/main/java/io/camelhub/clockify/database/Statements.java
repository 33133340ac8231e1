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

    /** The host's own columns; a file in {@code ext} overrides the empty default of the jar. */
    private static final String OWN_COLUMNS = "clockify/own-columns.sql";

    /**
     * @param routed the text for camel-sql, with parameters such as {@code :#name}
     * @param sql the text with parameters such as {@code :name}
     * @param parameters the number of parameters
     */
    private record Statement(String file, String routed, String sql, int parameters) {
    }

    /** The parsed files, by name and dialect: looking for a file that does not exist searches each jar. */
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

    /** The file of a statement, for an endpoint of camel-sql. */
    public String file(String name) {
        return "classpath:" + statement(name).file();
    }

    /** The text of a statement for an endpoint of camel-sql, with expanded lists. */
    public String text(String name) {
        return statement(name).routed();
    }

    /** The number of parameters for camel-sql, which would otherwise ask the database each time. */
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
                // routes write parameters in camel-sql's form, :#name
                return new Statement(file, text, text.replace(":#", ":"), (int) text.lines()
                        .filter(line -> !line.strip().startsWith("--"))
                        .mapToLong(line -> line.split(":#", -1).length - 1)
                        .sum());
            }
        }
        throw new IllegalArgumentException("there is no statement " + ofAll);
    }

    /** The text with expanded lists; null where there is no such file. */
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
