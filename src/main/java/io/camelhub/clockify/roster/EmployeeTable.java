package io.camelhub.clockify.roster;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stored roster. */
public final class EmployeeTable {

    private final Database database;
    private final Table table;
    private final Table emailTable;
    private final Outbox outbox;
    private final PeopleChanges changes;

    /** A table for reading only: writing would send no events. */
    public EmployeeTable(Database database) {
        this(database, Outbox.disabled(database));
    }

    public EmployeeTable(Database database, Outbox outbox) {
        this.database = database;
        this.table = database.table("clockify_employee");
        this.emailTable = database.table("clockify_employee_email");
        this.outbox = outbox;
        this.changes = new PeopleChanges(database);
    }

    /** The employees by id, in the order of the ids. */
    public Map<String, Employee> all() {
        Map<String, List<String>> emails = emails(addresses());
        Map<String, Employee> employees = new LinkedHashMap<>();
        table.select("id", "full_name", "team", "manager_email", "active", "week_hours", "joined_on", "left_on").orderBy("id").forEach(row -> {
            employees.put(row.getString("id"), employee(row, emails));
        });
        return employees;
    }

    /** The employees by user id, for some users of a workspace; without users who have no employee. */
    public Map<String, Employee> ofUsers(String workspaceId, Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        Map<String, Employee> byUser = new HashMap<>();
        database.statement("employee-table/of-users", "workspaceId", workspaceId, "userIds", userIds).query(row -> {
            byUser.put(row.getString("user_id"), employee(row, Map.of()));
        });
        if (!byUser.isEmpty()) {
            Set<String> ids = byUser.values().stream().map(Employee::id).collect(Collectors.toSet());
            Map<String, List<String>> emails = emails(addresses().in("employee_id", ids));
            byUser.replaceAll((user, employee) -> employee.withEmails(emails.get(employee.id())));
        }
        return byUser;
    }

    private Select addresses() {
        return emailTable.select("employee_id", "email").orderBy("employee_id", "position");
    }

    private static Map<String, List<String>> emails(Select addresses) {
        Map<String, List<String>> emails = new HashMap<>();
        addresses.forEach(row -> {
            emails.computeIfAbsent(row.getString("employee_id"), id -> new ArrayList<>(1)).add(row.getString("email"));
        });
        return emails;
    }

    private static Employee employee(ResultSet row, Map<String, List<String>> emails) throws SQLException {
        String id = row.getString("id");
        return new Employee(id, row.getString("full_name"), row.getString("team"),
                row.getString("manager_email"), row.getBoolean("active"), new Employment(row.getBigDecimal("week_hours"),
                        row.getObject("joined_on", LocalDate.class), row.getObject("left_on", LocalDate.class)), emails.get(id));
    }

    /** Writes employees; of their addresses only the changed ones. */
    public void write(Map<String, Employee> stored, List<Employee> added, List<Employee> updated) {
        Instant now = database.now();
        List<Employee> renamed = updated.stream().filter(employee -> !naming(employee).equals(naming(stored.get(employee.id())))).toList();
        boolean reported = !renamed.isEmpty() && outbox.lockExclusively();
        table.insert(added.stream().map(employee -> row(employee, now)).toList());
        table.updateEach(List.of("id"), updated.stream().map(employee -> row(employee, now)).toList());
        if (reported) {
            renamed.forEach(employee -> outbox.entries("count-of-employee", "employee_id", employee.id()).forEach((workspaceId, entries) -> outbox.addOfMany(
                    "employee", workspaceId, employee.id(), "renamed", naming(employee), naming(stored.get(employee.id())), entries)));
        }
        Set<Map<String, Object>> before = emails(updated.stream().map(employee -> stored.get(employee.id())));
        Set<Map<String, Object>> after = emails(Stream.concat(added.stream(), updated.stream()));
        emailTable.deleteEach(before.stream().filter(email -> !after.contains(email)).toList());
        emailTable.insert(after.stream().filter(email -> !before.contains(email)).toList());
        if (!added.isEmpty() || !updated.isEmpty()) {
            changes.changed();
        }
    }

    private Map<String, Object> naming(Employee employee) {
        return database.row("name", employee.fullName(), "team", employee.team());
    }

    private Set<Map<String, Object>> emails(Stream<Employee> employees) {
        return employees.flatMap(employee -> IntStream.range(0, employee.emails().size()).mapToObj(i -> email(employee, i)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, Object> email(Employee employee, int position) {
        String email = employee.emails().get(position);
        return database.row("employee_id", employee.id(), "position", position, "email", email,
                "email_key", EmailKey.of(email).orElseThrow().value());
    }

    private Map<String, Object> row(Employee employee, Instant now) {
        return database.row("id", employee.id(), "full_name", employee.fullName(), "team", employee.team(),
                "manager_email", employee.managerEmail(), "active", employee.active(), "week_hours", employee.employment().weekHours(),
                "joined_on", employee.employment().joinedOn(), "left_on", employee.employment().leftOn(), "changed_at", now);
    }
}
