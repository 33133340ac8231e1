package io.camelhub.clockify.people.roster;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.naming.EmailKey;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The employees, read from a file or from a table of the hub, and kept in the tables {@code clockify_employee} and
 * {@code clockify_employee_email}.
 */
public final class Roster {

    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
    private static final String FURTHER_EMAILS = "emails";
    /** Of what is wrong with the rows of a query, so much is logged. */
    private static final int TOLD = 20;
    private static final int LONGEST_TEXT = 10_000;

    private final Database database;
    private final EmployeeTable table;
    private final Pseudonymizer forgotten;
    private volatile ImportReport last;

    public Roster(Database database) {
        this.database = database;
        this.table = new EmployeeTable(database);
        this.forgotten = new Pseudonymizer(database);
    }

    /**
     * Adds the employees of a file, or updates them; those it does not name stay.
     *
     * <p>Columns: {@code id} (required), {@code email}, {@code full_name}, {@code team}, {@code manager_email},
     * {@code active}; further addresses in columns whose name starts with {@code email}, or in {@code emails}, separated by
     * {@code ;}. What the file has no column for stays as it is; an empty cell empties the value.
     *
     * @param dryRun true to be told what would happen, and to write nothing
     */
    public ImportReport importCsv(Path file, boolean dryRun) {
        CsvTable csv = CsvTable.read(file, List.of("id"), RosterRow.COLUMNS,
                column -> RosterRow.COLUMNS.contains(column) || RosterRow.isEmailColumn(column));
        List<String> errors = new ArrayList<>(csv.errors());
        Map<String, RosterRow> rows = new LinkedHashMap<>();
        if (csv.columns().contains("id")) {
            for (CsvTable.Row line : csv.rows()) {
                put(rows, new RosterRow("line " + line.line(), line.cells()), errors);
            }
        }
        return database.inRetriedTransaction(() -> {
            Map<String, Employee> stored = table.all();
            List<String> warnings = new ArrayList<>();
            List<String> found = new ArrayList<>(errors);
            if (csv.errors().isEmpty() && csv.rows().isEmpty()) {
                warnings.add("the file names nobody: there is no row below the header");
            }
            Pseudonymizer.Pseudonyms forgottenEmployees = forgotten.employees();
            rows.values().stream().filter(row -> forgottenEmployees.contains(row.id()))
                    .forEach(row -> warnings.add(row.place() + ": the employee was forgotten; left out"));
            Map<String, Employee> read = employees(rows, stored, found, warnings);
            if (!found.isEmpty()) {
                return ImportReport.refused(found, warnings, dryRun);
            }
            return write(stored, read, found, warnings, dryRun);
        });
    }

    /**
     * Makes the roster what a query of the hub returned: those it no longer returns become inactive, none is deleted.
     *
     * <p>Several rows with one id are one employee with several addresses. A row that cannot be read is left out and
     * reported. A query without any row changes nothing, since that is more likely a fault than a house without people.
     *
     * @param rows the values by column name, in any case; columns as in {@link #importCsv}, others are passed over
     */
    public ImportReport refresh(List<Map<String, Object>> rows) {
        ImportReport report = refreshed(rows, false);
        ImportReport before = last;
        last = report;
        if (before == null || !before.errors().equals(report.errors()) || !before.warnings().equals(report.warnings())) {
            Stream.concat(report.errors().stream(), report.warnings().stream()).limit(TOLD)
                    .forEach(line -> LOG.warn("clockify.employees.query: {}", line.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ")));
        }
        return report;
    }

    /**
     * Tries the statement of {@code clockify.employees.query}; what {@link #refresh} would do with its rows.
     *
     * @throws DataAccessException where the database does not take the statement
     */
    public ImportReport tried(String query) {
        return refreshed(new JdbcTemplate(database.dataSource()).queryForList(query), true);
    }

    /** What the last {@link #refresh} of this process did; empty where there was none. */
    public Optional<ImportReport> lastRefresh() {
        return Optional.ofNullable(last);
    }

    private ImportReport refreshed(List<Map<String, Object>> rows, boolean dryRun) {
        List<String> errors = new ArrayList<>();
        if (rows.isEmpty()) {
            errors.add("the query for employees returned no row; the roster stays as it is");
            return ImportReport.refused(errors, List.of(), dryRun);
        }
        Map<String, RosterRow> byId = new LinkedHashMap<>();
        int number = 0;
        for (Map<String, Object> row : rows) {
            number++;
            RosterRow read = new RosterRow("row " + number, cells(row));
            RosterRow before = read.id() == null ? null : byId.get(read.id());
            if (before == null) {
                put(byId, read, errors);
            } else {
                byId.put(read.id(), withEmailsOf(before, read));
            }
        }
        if (byId.isEmpty()) {
            return ImportReport.refused(errors, List.of(), dryRun);
        }
        return database.inRetriedTransaction(() -> {
            Map<String, Employee> stored = table.all();
            List<String> warnings = new ArrayList<>();
            List<String> found = new ArrayList<>(errors);
            Map<String, Employee> read = employees(byId, stored, found, warnings);
            byId.keySet().forEach(id -> read.computeIfAbsent(id, stored::get));
            stored.forEach((id, employee) -> read.computeIfAbsent(id, absent -> new Employee(
                    id, employee.fullName(), employee.team(), employee.managerEmail(), false, employee.emails())));
            return write(stored, read, found, warnings, dryRun);
        });
    }

    /** The employees by id. */
    public Map<String, Employee> employees() {
        return table.all();
    }

    /** The addresses that several employees have. */
    public List<EmailConflict> conflicts() {
        Map<String, Employee> employees = table.all();
        return new RosterIndex(employees.values()).conflicts(employees);
    }

    private static void put(Map<String, RosterRow> rows, RosterRow row, List<String> errors) {
        if (row.id() == null) {
            errors.add(row.place() + ": the id is missing");
        } else if (row.id().length() > 64) {
            errors.add(row.place() + ": the id is longer than 64 characters");
        } else if (rows.containsKey(row.id())) {
            errors.add(row.place() + ": the id " + row.id() + " is on " + rows.get(row.id()).place() + " already");
        } else {
            rows.put(row.id(), row);
        }
    }

    private Map<String, Employee> employees(
            Map<String, RosterRow> rows, Map<String, Employee> stored, List<String> errors, List<String> warnings) {
        Pseudonymizer.Pseudonyms forgottenEmployees = forgotten.employees();
        Pseudonymizer.Pseudonyms forgottenEmails = forgotten.emails();
        Map<String, Employee> employees = new LinkedHashMap<>();
        rows.forEach((id, row) -> {
            if (forgottenEmployees.contains(id)) {
                return;
            }
            int before = errors.size();
            Employee employee = row.employee(stored.get(id), errors, warnings);
            boolean managerForgotten = EmailKey.of(employee.managerEmail())
                    .filter(key -> forgottenEmails.contains(key.value())).isPresent();
            if (errors.size() == before) {
                Employee known = (managerForgotten ? employee.withoutManager() : employee)
                        .withoutEmails(email -> EmailKey.of(email)
                                .filter(key -> forgottenEmails.contains(key.value())).isPresent());
                if (known.emails().size() < employee.emails().size()) {
                    warnings.add(row.place() + ": an e-mail address of somebody who was forgotten; left out. Where it is another's now,"
                            + " map his Clockify user by hand");
                }
                employees.put(id, known);
            }
        });
        return employees;
    }

    private ImportReport write(
            Map<String, Employee> stored,
            Map<String, Employee> read,
            List<String> errors,
            List<String> warnings,
            boolean dryRun) {
        List<Employee> added = new ArrayList<>();
        List<Employee> updated = new ArrayList<>();
        int deactivated = 0;
        int unchanged = 0;
        Map<String, Employee> after = new HashMap<>(stored);
        for (Employee employee : read.values()) {
            if (employee == null) {
                continue;
            }
            Employee before = after.put(employee.id(), employee);
            if (before == null) {
                added.add(employee);
            } else if (before.equals(employee)) {
                unchanged++;
            } else {
                updated.add(employee);
                if (before.active() && !employee.active()) {
                    deactivated++;
                }
            }
        }
        if (!dryRun) {
            table.write(stored, added, updated);
        }
        return new ImportReport(added.size(), updated.size(), unchanged, deactivated, errors, warnings,
                new RosterIndex(after.values()).conflicts(after), dryRun);
    }

    private static Map<String, String> cells(Map<String, Object> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            String name = column.toLowerCase(Locale.ROOT);
            if (RosterRow.COLUMNS.contains(name) || RosterRow.isEmailColumn(name)) {
                cells.put(name, value instanceof Clob text ? whole(text) : Objects.toString(value, null));
            }
        });
        return cells;
    }

    /** The columns {@code clob} and {@code text} of H2 come as a handle of the text. */
    private static String whole(Clob text) {
        try {
            return text.getSubString(1, (int) Math.min(text.length(), LONGEST_TEXT));
        } catch (SQLException e) {
            throw new UncategorizedSQLException("reading the employees", null, e);
        }
    }

    private static RosterRow withEmailsOf(RosterRow row, RosterRow further) {
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        StringBuilder emails = new StringBuilder(Objects.toString(cells.get(FURTHER_EMAILS), ""));
        further.cells().forEach((column, value) -> {
            if (RosterRow.isEmailColumn(column) && value != null) {
                emails.append(';').append(value);
            }
        });
        cells.put(FURTHER_EMAILS, emails.toString());
        return new RosterRow(row.place(), cells);
    }
}
