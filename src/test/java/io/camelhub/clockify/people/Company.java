package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.settings.PeopleOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A company with employees, Clockify users and time entries, in a database of its own, for tests. */
public final class Company {

    private final Database database;
    private final Map<String, Map<String, Object>> employees = new LinkedHashMap<>();

    public Company(Dialect dialect) {
        database = TestDatabases.fresh(dialect);
    }

    public Database database() {
        return database;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(database.dataSource());
    }

    public Company employee(String id, String name, String email, String team, String managerEmail) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("full_name", name);
        row.put("email", email);
        row.put("team", team);
        row.put("manager_email", managerEmail);
        employees.put(id, row);
        return this;
    }

    public Company employee(String id, String name, String email) {
        return employee(id, name, email, null, null);
    }

    /** Reads the roster as a query would. */
    public ImportReport roster() {
        return new Roster(database).refresh(List.copyOf(employees.values()));
    }

    public Company user(String workspaceId, String id, String email, String name) {
        new People(database, PeopleOptions::standard).storeUsers(
                workspaceId, List.of(new ClockifyUser(id, email, name, "ACTIVE", "ACTIVE")));
        return this;
    }

    public Company entry(String workspaceId, String id, String userId, String from, String to, String description) {
        Instant start = Instant.parse(from);
        Instant end = to == null ? null : Instant.parse(to);
        workspace(workspaceId);
        jdbc().sql("""
                insert into clockify_time_entry (workspace_id, id, integration, user_id, description, billable, project_id,
                  project_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds, first_seen_at,
                  changed_at, observed_columns)
                values (:workspaceId, :id, 'acme', :userId, :description, true, 'p1', 'Engine', '[]', '[]', '{"f": 1}',
                  :start, :end, :seconds, :start, :start, 0)""")
                .param("workspaceId", workspaceId)
                .param("id", id)
                .param("userId", userId)
                .param("description", description)
                .param("start", database.bind(start))
                .param("end", database.bind(end))
                .param("seconds", end == null ? null : end.getEpochSecond() - start.getEpochSecond())
                .update();
        return changed(workspaceId, id);
    }

    /** Marks the day of an entry, as who changes one does before and after. */
    public Company changed(String workspaceId, String id) {
        database.statement("entry-table/mark-stale", "workspace_id", workspaceId, "ids", List.of(id)).update();
        return this;
    }

    private void workspace(String id) {
        jdbc().sql("""
                insert into clockify_workspace (id, name, first_seen_at, changed_at)
                select :id, :id, :now, :now from (select 1 as one) as one_row
                where not exists (select 1 from clockify_workspace where id = :id)""")
                .param("id", id)
                .param("now", database.bind(database.now()))
                .update();
    }

    /** The rows of a query, the cells separated by bars. */
    public List<String> rows(String sql) {
        return jdbc().sql(sql).query((row, index) -> {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                cells.add(String.valueOf(row.getString(i)));
            }
            return String.join("|", cells);
        }).list();
    }

    /** Every cell of every table of the plugin as one text. */
    public String everything() {
        StringBuilder text = new StringBuilder();
        for (String table : List.of("clockify_user", "clockify_user_group", "clockify_user_group_member", "clockify_task",
                "clockify_time_entry", "clockify_time_entry_change", "clockify_rejected", "clockify_employee",
                "clockify_employee_email", "clockify_identity", "clockify_identity_change", "clockify_sync_run",
                "clockify_erased", "clockify_audit_log", "clockify_integration", "clockify_integration_workspace")) {
            rows("select * from " + table).forEach(row -> text.append(table).append(' ').append(row).append('\n'));
        }
        return text.toString();
    }
}
