package io.camelhub.clockify.people.roster;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.naming.EmailKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stored roster, row by row. */
public final class EmployeeTable {

    private final Database database;

    public EmployeeTable(Database database) {
        this.database = database;
    }

    /** The employees by id, in the order of the ids. */
    public Map<String, Employee> all() {
        Map<String, List<String>> emails = new HashMap<>();
        database.statement("employee-table/emails").query(row -> {
            emails.computeIfAbsent(row.getString("employee_id"), id -> new ArrayList<>(1)).add(row.getString("email"));
        });
        Map<String, Employee> employees = new LinkedHashMap<>();
        database.statement("employee-table/all").query(row -> {
            String id = row.getString("id");
            employees.put(id, new Employee(id, row.getString("full_name"), row.getString("team"),
                    row.getString("manager_email"), row.getBoolean("active"), emails.get(id)));
        });
        return employees;
    }

    /** Writes employees, and of their addresses only those that changed. */
    public void write(Map<String, Employee> stored, List<Employee> added, List<Employee> updated) {
        Instant now = database.now();
        database.batch("employee-table/insert", added.stream().map(employee -> row(employee, now)).toList());
        database.batch("employee-table/update", updated.stream().map(employee -> row(employee, now)).toList());
        List<Map<String, Object>> deleted = new ArrayList<>();
        List<Map<String, Object>> changed = new ArrayList<>();
        List<Map<String, Object>> inserted = new ArrayList<>();
        Stream.concat(added.stream(), updated.stream()).forEach(employee -> {
            List<String> before = stored.containsKey(employee.id()) ? stored.get(employee.id()).emails() : List.of();
            List<String> after = employee.emails();
            for (int position = 0; position < Math.max(before.size(), after.size()); position++) {
                if (position >= after.size()) {
                    deleted.add(database.row("employeeId", employee.id(), "position", position));
                } else if (position >= before.size()) {
                    inserted.add(email(employee, position));
                } else if (!before.get(position).equals(after.get(position))) {
                    changed.add(email(employee, position));
                }
            }
        });
        database.batch("employee-table/delete-email", deleted);
        database.batch("employee-table/update-email", changed);
        database.batch("employee-table/insert-email", inserted);
    }

    private Map<String, Object> email(Employee employee, int position) {
        String email = employee.emails().get(position);
        return database.row("employeeId", employee.id(), "position", position, "email", email,
                "emailKey", EmailKey.of(email).orElseThrow().value());
    }

    private Map<String, Object> row(Employee employee, Instant now) {
        return database.row("id", employee.id(), "fullName", employee.fullName(), "team", employee.team(),
                "managerEmail", employee.managerEmail(), "active", employee.active(), "now", now);
    }
}
