package io.camelhub.clockify.roster;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Decides which employees an import adds or updates. */
@Decision
final class RosterImport {

    private final Map<String, Employee> stored;
    private final Predicate<String> erasedEmployees;
    private final Predicate<String> erasedEmails;
    private final boolean dryRun;
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final LineProblems wrong = new LineProblems();
    private final LineProblems leftOut = new LineProblems();

    /**
     * @param stored the stored roster by id
     * @param erasedEmployees whether an id is an erased employee's
     * @param erasedEmails whether an address's key is an erased employee's
     */
    RosterImport(Map<String, Employee> stored, Predicate<String> erasedEmployees, Predicate<String> erasedEmails, boolean dryRun) {
        this.stored = stored;
        this.erasedEmployees = erasedEmployees;
        this.erasedEmails = erasedEmails;
        this.dryRun = dryRun;
    }

    /**
     * The employees to write, with the report.
     *
     * @param after the whole roster after the import
     */
    record Result(List<Employee> added, List<Employee> updated, Map<String, Employee> after, ImportReport report) {
    }

    /** The import of a file: employees who are not in it stay, and a file with any error changes nothing. */
    Result ofFile(RosterRows rows) {
        errors.addAll(rows.errors());
        warnings.addAll(rows.notes());
        if (!rows.passedOver().isEmpty()) {
            warnings.add("passed over: the columns " + String.join(", ", rows.passedOver()));
        }
        if (errors.isEmpty() && rows.isEmpty()) {
            warnings.add("the file names nobody: there is no row below the header");
        }
        rows.byId().values().stream().filter(row -> erasedEmployees.test(row.id()))
                .forEach(row -> leftOut.add(row.place(), "the employee was erased; left out"));
        long nameless = rows.byId().values().stream()
                .filter(row -> !row.hasEmailColumn() && !stored.containsKey(row.id()) && !erasedEmployees.test(row.id())).count();
        if (nameless > 0) {
            errors.add("no column holds e-mail addresses, and without one nobody would match " + HumanReadable.counted(nameless, "new employee", "new employees")
                    + ": " + rows.remedies().email() + "; where there are no addresses, add an empty column \"email\"");
        }
        Map<String, Employee> read = employees(rows);
        return errors.isEmpty() ? changes(read) : refused();
    }

    /**
     * The import of a query's rows: employees who are not in them become inactive, except those with an invalid row. Without any valid row nothing
     * changes, because that is more likely a fault than a company without people.
     */
    Result ofQuery(RosterRows rows) {
        errors.addAll(rows.errors());
        if (rows.isEmpty()) {
            errors.add("the query for employees returned no row; the roster stays as it is");
        }
        if (rows.byId().isEmpty()) {
            return refused();
        }
        Map<String, Employee> read = employees(rows);
        rows.byId().keySet().forEach(id -> read.computeIfAbsent(id, stored::get));
        stored.forEach((id, employee) -> read.computeIfAbsent(id, absent -> new Employee(
                id, employee.fullName(), employee.team(), employee.managerEmail(), false, employee.employment(), employee.emails())));
        return changes(read);
    }

    private Map<String, Employee> employees(RosterRows rows) {
        Map<String, Employee> employees = new LinkedHashMap<>();
        rows.byId().forEach((id, row) -> {
            if (erasedEmployees.test(id)) {
                return;
            }
            int before = wrong.count();
            Employee written = row.employee(stored.get(id), rows.remedies().value(), wrong, leftOut);
            if (wrong.count() == before) {
                Employee employee = written.withoutEmails(
                        email -> EmailKey.of(email).map(EmailKey::value).filter(erasedEmails).isPresent());
                if (employee.emails().size() < written.emails().size()) {
                    leftOut.add(row.place(), "an e-mail address of somebody who was erased; left out. Where it is another's"
                            + " now, map their Clockify user by hand");
                }
                employees.put(id, employee);
            }
        });
        errors.addAll(wrong.lines());
        warnings.addAll(leftOut.lines());
        return employees;
    }

    private Result changes(Map<String, Employee> read) {
        Map<String, Employee> after = new HashMap<>(stored);
        after.putAll(read);
        List<Employee> added = read.values().stream().filter(employee -> !stored.containsKey(employee.id())).toList();
        List<Employee> updated = read.values().stream()
                .filter(employee -> stored.containsKey(employee.id()) && !stored.get(employee.id()).equals(employee)).toList();
        long deactivated = updated.stream().filter(employee -> !employee.active() && stored.get(employee.id()).active()).count();
        return new Result(added, updated, after, new ImportReport(added.size(), updated.size(),
                read.size() - added.size() - updated.size(), (int) deactivated, errors, warnings,
                new RosterIndex(after).conflicts(), dryRun));
    }

    private Result refused() {
        return new Result(List.of(), List.of(), stored, new ImportReport(0, 0, 0, 0, errors, warnings, List.of(), dryRun));
    }
}
