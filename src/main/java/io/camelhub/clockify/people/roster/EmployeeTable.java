package io.camelhub.clockify.people.roster;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.Batch;
import io.camelhub.clockify.people.naming.EmailKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stored roster, row by row. */
public final class EmployeeTable {

    private final Database database;

    public EmployeeTable(Database database) {
        this.database = database;
    }

    /** The employees by id, in the order of the ids. */
    public Map<String, Employee> all() {
        Map<String, List<String>> emails = new HashMap<>();
        database.statement("people-employee-emails").query(row -> {
            emails.computeIfAbsent(row.getString("employee_id"), id -> new ArrayList<>(1)).add(row.getString("email"));
        });
        Map<String, Employee> employees = new LinkedHashMap<>();
        database.statement("people-employees").query(row -> {
            String id = row.getString("id");
            employees.put(id, new Employee(
                    id,
                    row.getString("full_name"),
                    row.getString("team"),
                    row.getString("manager_email"),
                    row.getBoolean("active"),
                    emails.get(id)));
        });
        return employees;
    }

    /** Writes employees, and of their addresses only those that changed. */
    public void write(Map<String, Employee> stored, List<Employee> added, List<Employee> updated) {
        Object now = database.bind(database.now());
        Batch inserts = new Batch(database, "people-insert-employee");
        added.forEach(employee -> inserts.add(row(employee, now)));
        inserts.write();
        Batch updates = new Batch(database, "people-update-employee");
        updated.forEach(employee -> updates.add(row(employee, now)));
        updates.write();

        Batch deletedEmails = new Batch(database, "people-delete-employee-email");
        Batch updatedEmails = new Batch(database, "people-update-employee-email");
        Batch insertedEmails = new Batch(database, "people-insert-employee-email");
        added.forEach(employee -> emails(List.of(), employee, deletedEmails, updatedEmails, insertedEmails));
        updated.forEach(employee -> emails(
                stored.get(employee.id()).emails(), employee, deletedEmails, updatedEmails, insertedEmails));
        deletedEmails.write();
        updatedEmails.write();
        insertedEmails.write();
    }

    private static void emails(List<String> before, Employee employee, Batch deleted, Batch updated, Batch inserted) {
        List<String> after = employee.emails();
        for (int position = 0; position < Math.max(before.size(), after.size()); position++) {
            if (position >= after.size()) {
                deleted.add(Map.of("employeeId", employee.id(), "position", position));
            } else if (position >= before.size()) {
                inserted.add(email(employee, position));
            } else if (!before.get(position).equals(after.get(position))) {
                updated.add(email(employee, position));
            }
        }
    }

    private static Map<String, Object> email(Employee employee, int position) {
        String email = employee.emails().get(position);
        return Map.of(
                "employeeId", employee.id(),
                "position", position,
                "email", email,
                "emailKey", EmailKey.of(email).orElseThrow().value());
    }

    private static Map<String, Object> row(Employee employee, Object now) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", employee.id());
        row.put("fullName", employee.fullName());
        row.put("team", employee.team());
        row.put("managerEmail", employee.managerEmail());
        row.put("active", employee.active());
        row.put("now", now);
        return row;
    }
}
