package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;

/** The columns that analysts and hubs build on. An exclamation mark is a column that is never null. */
class ContractTest {

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("clockify_workspace", "id! name plan currency features working_days rounding locked_before hourly_rate cost_rate"),
            Map.entry("clockify_user",
                    "workspace_id! id! email name account_status membership_status time_zone week_start roles custom_fields"
                            + " employee_id matched_by"),
            Map.entry("clockify_user_group", "workspace_id! id! name manager_ids"),
            Map.entry("clockify_user_group_member", "workspace_id! id! user_id!"),
            Map.entry("clockify_project", "workspace_id! id! name archived client_id billable public color note estimate_seconds"),
            Map.entry("clockify_client", "workspace_id! id! name archived email address note currency"),
            Map.entry("clockify_tag", "workspace_id! id! name archived"),
            Map.entry("clockify_task", "workspace_id! id! name archived project_id status billable estimate_seconds assignee_ids"),
            Map.entry("clockify_time_entry", "workspace_id! id! integration! user_id! description type billable locked"
                    + " project_id project_name client_id client_name task_id task_name tag_ids! tags! custom_fields!"
                    + " started_at! ended_at duration_seconds created_at updated_at approval_status kiosk_id hourly_rate cost_rate"
                    + " billable_amount cost_amount currency first_seen_at! changed_at! deleted_at"),
            Map.entry("clockify_time_entry_change",
                    "id! workspace_id! time_entry_id! kind! seen_at! old_values! new_values!"),
            Map.entry("clockify_rejected",
                    "id! integration! workspace_id! kind! reason! payload! times! first_seen_at! last_seen_at!"),
            Map.entry("clockify_sync_run", "id! integration! workspace_id! kind! started_at! finished_at outcome requests!"
                    + " entries_seen! inserted! updated! deleted! unchanged! healed! rejected! error"),
            Map.entry("clockify_employee", "id! full_name team manager_email week_hours joined_on left_on active!"),
            Map.entry("clockify_employee_email", "employee_id! email!"),
            Map.entry("clockify_identity", "source! external_id! employee_id how! by_whom! since!"),
            Map.entry("clockify_identity_change", "id!"),
            Map.entry("clockify_missing_time", "week_start iso_week employee_id employee_name team hours other_hours expected_hours has_clockify_user"),
            Map.entry("clockify_expected_day", "employee_id employee_name team calendar_day week_start iso_week month_start zone starts_at ends_at"
                    + " working_day capacity_seconds is_holiday holiday_seconds time_off_seconds expected_seconds"),
            Map.entry("clockify_expected_week", "employee_id employee_name team week_start iso_week capacity_seconds expected_seconds logged_seconds"
                    + " planned_seconds difference_seconds approval_state"),
            Map.entry("clockify_workday", "employee_id employee_name team calendar_day week_start month_start zone first_start last_end span_seconds"
                    + " worked_seconds break_seconds gap_seconds past_midnight is_weekend is_holiday"),
            Map.entry("clockify_plan", "workspace_id assignment_id assigned_from assigned_to user_id employee_id employee_name team project_id"
                    + " project_name task_id week_start iso_week planned_seconds logged_seconds"),
            Map.entry("clockify_unbilled", "month_start workspace_id client_id client_name project_id project_name currency entries seconds time_amount"
                    + " expense_amount"),
            Map.entry("clockify_approval_gap", "employee_id employee_name team week_start iso_week kind since"),
            Map.entry("clockify_attention", "rule subject workspace_id employee_id employee_name team integration since detail"),
            Map.entry("clockify_overlap", "employee_id employee_name user_id first_workspace_id first_time_entry_id first_type"
                    + " second_workspace_id second_time_entry_id second_type overlaps_from overlaps_to seconds"),
            Map.entry("clockify_late_edit", "workspace_id time_entry_id employee_id employee_name user_id ended_at kind late_at known_by"),
            Map.entry("clockify_timeline_event", "event_id source integration type occurred_at ended_at duration_seconds"
                    + " employee_id employee_name team actor_email user_id workspace_id workspace_name time_entry_id project_name"
                    + " client_name task_name tags billable title"));

    private static final Set<String> VIEWS =
            Set.of("clockify_missing_time", "clockify_overlap", "clockify_late_edit", "clockify_timeline_event", "clockify_expected_day",
                    "clockify_expected_week", "clockify_workday", "clockify_plan", "clockify_unbilled", "clockify_approval_gap", "clockify_attention");

    private static final Map<String, String> KEYS = Map.of(
            "clockify_workspace", "id",
            "clockify_user", "workspace_id id",
            "clockify_user_group", "workspace_id id",
            "clockify_user_group_member", "workspace_id id user_id",
            "clockify_project", "workspace_id id",
            "clockify_time_entry", "workspace_id id",
            "clockify_time_entry_change", "id",
            "clockify_identity", "source external_id");

    @ParameterizedTest
    @EachDialect
    void the_tables_have_the_columns_that_are_promised(Dialect dialect) throws SQLException {
        DataSource dataSource = TestDatabases.fresh(dialect).dataSource();
        try (Connection connection = dataSource.getConnection()) {
            for (String table : COLUMNS.keySet()) {
                Map<String, Boolean> never = new LinkedHashMap<>();
                Map<String, String> types = new LinkedHashMap<>();
                try (ResultSet column = rows(connection, table)) {
                    while (column.next()) {
                        String name = column.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                        never.put(name, column.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls);
                        // MariaDB adds to the type of a computed column which way it is stored in: datetime /* mariadb-5.3 */
                        types.put(name, column.getString("TYPE_NAME").toLowerCase(Locale.ROOT).replaceFirst(" /\\*.*", ""));
                    }
                }
                boolean view = VIEWS.contains(table);
                for (String column : COLUMNS.get(table).split(" ")) {
                    String name = column.replace("!", "");
                    assertThat(never).as(table).containsKey(name);
                    if (!view) {
                        assertThat(never.get(name)).as(table + "." + name).isEqualTo(column.endsWith("!"));
                    }
                }
                types.forEach((name, type) -> {
                    if (name.endsWith("_at")) {
                        assertThat(type).as(table + "." + name).isIn(switch (dialect.name()) {
                            case "H2" -> List.of("timestamp with time zone");
                            case "POSTGRESQL" -> List.of("timestamptz");
                            default -> List.of("datetime");
                        });
                    }
                });
            }
            for (Map.Entry<String, String> key : KEYS.entrySet()) {
                List<String> columns = new ArrayList<>();
                try (ResultSet column = connection.getMetaData().getPrimaryKeys(
                        connection.getCatalog(), connection.getSchema(), written(connection, key.getKey()))) {
                    while (column.next()) {
                        columns.add(column.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                    }
                }
                assertThat(columns).as(key.getKey()).containsExactlyInAnyOrder(key.getValue().split(" "));
            }
        }
    }

    private static ResultSet rows(Connection connection, String table) throws SQLException {
        return connection.getMetaData().getColumns(
                connection.getCatalog(), connection.getSchema(), written(connection, table), "%");
    }

    private static String written(Connection connection, String table) throws SQLException {
        return connection.getMetaData().storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    }
}
