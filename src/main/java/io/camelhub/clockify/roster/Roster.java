package io.camelhub.clockify.roster;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.roster.Pseudonymizer.Kind;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The employees, imported from a file or from a table of the hub into the plugin's own tables. */
public final class Roster {

    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
    /** Most row errors of a query that are logged. */
    private static final int LOGGED = 20;
    private static final int LONGEST_TEXT = 10_000;

    private final Database database;
    private final EmployeeTable table;
    private final Pseudonymizer pseudonymizer;
    private final PeopleChanges changes;
    private volatile Refresh last;

    /**
     * The last refresh of this process.
     *
     * @param basis the query's rows and the change marks: a refresh with the same basis has nothing to do
     */
    private record Refresh(String basis, ImportReport report) {
    }

    public Roster(Database database) {
        this(database, Outbox.disabled(database));
    }

    /** @param outbox takes events about employees with a changed name or team */
    public Roster(Database database, Outbox outbox) {
        this.database = database;
        this.table = new EmployeeTable(database, outbox);
        this.pseudonymizer = new Pseudonymizer(database);
        this.changes = new PeopleChanges(database);
    }

    /**
     * Adds the employees of a file, or updates them; employees who are not in the file stay.
     *
     * <p>Columns: {@code id} (required), {@code email}, {@code full_name} (or {@code first_name} and {@code last_name}), {@code team},
     * {@code manager_email}, {@code active}; further addresses in columns whose name starts with {@code email}, or in {@code emails}, separated by
     * {@code ;}. A missing column leaves the stored values as they are; an empty cell deletes the value. Other columns are ignored, with a warning.
     * Without an address column no employee is added.
     *
     * @param columns maps headers to columns
     * @param dryRun true to report the result and write nothing
     */
    public ImportReport importCsv(Path file, RosterColumns columns, boolean dryRun) {
        RosterRows rows = RosterRows.of(CsvTable.read(file, columns), columns);
        return write(dryRun, change -> change.ofFile(rows)).report();
    }

    /** The dry run of {@link #importCsv}, with the way in which the file's columns are read. */
    public RosterPreview preview(Path file, RosterColumns columns) {
        CsvTable csv = CsvTable.read(file, columns);
        RosterRows rows = RosterRows.of(csv, columns);
        RosterImport.Result result = write(true, change -> change.ofFile(rows));
        Set<String> named = new LinkedHashSet<>(rows.byId().keySet());
        named.retainAll(result.after().keySet());
        return new RosterPreview(result.report(), csv.headers(), columns.states(csv.rows()), named, result.after());
    }

    /**
     * Makes the roster equal to the result of the hub's query: employees who are not in it become inactive, none is deleted. An invalid row is
     * skipped and reported. An empty result changes nothing.
     *
     * @param rows the values by column name, in any case; columns as in {@link #importCsv}, others are ignored
     */
    public ImportReport refresh(List<Map<String, Object>> rows) {
        List<Map<String, String>> cells = rows.stream().map(Roster::cells).toList();
        String basis = Fingerprint.of(cells.toString()) + " " + changes.state();
        Refresh before = last;
        if (before != null && before.basis().equals(basis)) {
            return before.report();
        }
        ImportReport report = refreshed(cells, false);
        last = new Refresh(basis, report);
        if (before == null || !before.report().errors().equals(report.errors()) || !before.report().warnings().equals(report.warnings())) {
            Stream.concat(report.errors().stream(), report.warnings().stream()).limit(LOGGED)
                    .forEach(line -> LOG.warn("clockify.employees.query: {}", OneLine.of(line)));
        }
        return report;
    }

    /**
     * The dry run of {@link #refresh} with the rows of a statement for {@code clockify.employees.query}.
     *
     * @throws DataAccessException where the database refuses the statement
     */
    public ImportReport tried(String query) {
        return refreshed(new JdbcTemplate(database.dataSource()).queryForList(query).stream().map(Roster::cells).toList(), true);
    }

    /** The result of the last {@link #refresh} in this process; empty where there was none. */
    public Optional<ImportReport> lastRefresh() {
        return Optional.ofNullable(last).map(Refresh::report);
    }

    public Map<String, Employee> employees() {
        return table.all();
    }

    private ImportReport refreshed(List<Map<String, String>> cells, boolean dryRun) {
        RosterRows read = RosterRows.of(cells);
        return write(dryRun, change -> change.ofQuery(read)).report();
    }

    private RosterImport.Result write(boolean dryRun, Function<RosterImport, RosterImport.Result> decide) {
        return database.inRetriedTransaction(() -> {
            Map<String, Employee> stored = table.all();
            RosterImport.Result result = decide.apply(new RosterImport(
                    stored, pseudonymizer.erased(Kind.EMPLOYEE)::contains, pseudonymizer.erased(Kind.EMAIL)::contains, dryRun));
            if (!dryRun) {
                table.write(stored, result.added(), result.updated());
            }
            return result;
        });
    }

    private static Map<String, String> cells(Map<String, Object> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            String name = column.toLowerCase(Locale.ROOT);
            if (RosterRow.isColumn(name)) {
                cells.put(name, value instanceof Clob text ? whole(text) : Objects.toString(value, null));
            }
        });
        return cells;
    }

    /** The text of a CLOB, which is what H2 returns for the column types {@code clob} and {@code text}. */
    private static String whole(Clob text) {
        try {
            return text.getSubString(1, (int) Math.min(text.length(), LONGEST_TEXT));
        } catch (SQLException e) {
            throw new UncategorizedSQLException("reading the employees", null, e);
        }
    }
}
