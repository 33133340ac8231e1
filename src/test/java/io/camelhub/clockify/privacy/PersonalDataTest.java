package io.camelhub.clockify.privacy;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.DeclaredTables;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.database.TestDatabases;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No column of any table is forgotten when a person is. */
class PersonalDataTest {

    /**
     * Said to hold nothing of a person: ids and times of Clockify's and of the plugin's own, what a project, task or tag is called, and
     * how far a sync is. Of an entry it stays what was worked, when and on what; of an account its status; of a client, who is no user and
     * no employee, all.
     */
    private static final String NOTHING_PERSONAL = """
            clockify_workspace: id name plan currency features working_days rounding locked_before hourly_rate cost_rate first_seen_at changed_at
            clockify_client: workspace_id id name archived email address note currency cc_emails looked_up_at
            clockify_project: workspace_id id name client_id archived billable public color note estimate_seconds time_estimate_reset
              estimate_active tracked_seconds template hourly_rate cost_rate budget budget_reset looked_up_at tasks_read_at
            clockify_project_member: workspace_id project_id kind status
            clockify_task: workspace_id id name project_id archived status billable estimate_seconds group_ids tracked_seconds hourly_rate cost_rate budget looked_up_at
            clockify_tag: workspace_id id name archived looked_up_at
            clockify_custom_field: workspace_id id name archived looked_up_at
            clockify_user: workspace_id account_status membership_status first_seen_at
            clockify_user_group: workspace_id id name
            clockify_user_group_member: workspace_id id
            clockify_employee: active changed_at
            clockify_employee_email: position
            clockify_identity: source since
            clockify_identity_change: id source old_how new_how changed_at decision
            clockify_people_change: id changed_at
            clockify_privacy_key: id hash_key
            clockify_erased: pseudonym kind erased_at
            clockify_audit_log: id ordered_at via action decision outcome
            clockify_time_entry: workspace_id id integration type billable locked project_id project_name client_id client_name task_id task_name
              tag_ids tags started_at ended_at duration_seconds created_at updated_at approval_status approval_request_id invoice_id kiosk_id first_seen_at deleted_at observed_columns
            clockify_time_entry_change: id workspace_id kind source seen_at
            clockify_stream_change: id workspace_id stream kind seen_at
            clockify_stream: workspace_id stream integration generation started_at position newest_only read_at whole_at signalled_at row_count status
              held keyless personal people
            clockify_rejected: id integration workspace_id kind payload_hash retry_wanted times first_seen_at last_seen_at
            clockify_integration: name backfill_from first_sync_at owner_zone read_at fingerprint error_at key_fault refused_at
            clockify_visible_workspace: integration workspace_id people open_to_all
            clockify_integration_workspace: integration workspace_id owner_role sees_less group_ids people_read_at reads_by reads_by_since
              reads_tried_at report_step report_silent_runs report_silent_since changes_by changes_by_since feed_all_types feed_signals feed_hours feed_clock
              feed_cursor clock_ahead clock_other clock_other_since clock_certain feed_gap_at reconciled_at reconcile_started_at
              out_of_window_read_to sight due_at due_since waits_for waits_on synced_at hinted_at
            clockify_refusal: integration workspace_id request status page_size form since tried_at
            clockify_key_view: integration workspace_id owner_role sees_less last_role
            clockify_window: integration workspace_id window_from window_to begun_at verified_at left_open sight
            clockify_window_page: integration workspace_id window_from window_to pass page entries_count received ids total_seconds seconds last_page
              asked_at
            clockify_feed_page: integration workspace_id window_from window_to certain widened stream pass page last_page ids
            clockify_held_deletion: integration workspace_id time_entry_id held_at gone_at
            clockify_sync_run: id integration workspace_id kind started_at finished_at outcome requests entries_seen inserted updated restored deleted
              unchanged healed rejected requests_in_vain order_id
            clockify_order: id integration action audit_id ordered_at due_at waits_for held_until
            clockify_lease: workspace_id token
            clockify_lease_expiry: workspace_id token holder expires_at
            clockify_claim: integration workspace_id token times written_at expires_at
            clockify_alert: integration state token expires_at
            clockify_attention_item: rule workspace_id integration since ended_at reported sending token expires_at held_until
            clockify_attention_check: part checked_at
            clockify_request: id integration workspace_id sent_at answered_at backfill
            clockify_outbox: seq id aggregatetype type created_at replayed
            clockify_outbox_gate: id
            clockify_outbox_failure: seq tries failed_at try_again_at set_aside_at alone
            clockify_outbox_relay: id token expires_at
            clockify_hint: workspace_id time_entry_id received_at
            clockify_webhook: integration workspace_id id event enabled delivery_enabled plan_enabled checked_at
            clockify_day: calendar_day week_start iso_week month_start starts_at ends_at zone
            clockify_calendar: zone named week_hours first_day last_day
            clockify_calendar_day: zone calendar_day week_start iso_week month_start weekday starts_at ends_at
            clockify_activity_stale: id utc_day
            clockify_activity_sum: workspace_id grain first_day last_day
            """;

    /** Tables in which the id of a Clockify user stands, and of which an export has no rows. */
    private static final Set<String> NOT_EXPORTED = Set.of(
            // what was done to the person is in the export in another way: see sql/person-export/audit-log.sql
            "clockify_audit_log",
            // the key's view of the workspace, not the person's
            "clockify_key_view");

    private static Set<String> personal() {
        return PersonalData.ofThePlugin().columns().stream().map(one -> one.table() + "." + one.column()).collect(toCollection(TreeSet::new));
    }

    private static Set<String> nothingPersonal() {
        return Arrays.stream(NOTHING_PERSONAL.split("\n(?! )")).flatMap(line -> {
            String[] words = line.strip().split(":?\\s+");
            return Stream.of(words).skip(1).map(column -> words[0] + "." + column);
        }).collect(toCollection(TreeSet::new));
    }

    @Test
    void of_every_column_of_every_table_it_is_said_what_it_holds_of_a_person() {
        Set<String> columns = new TreeSet<>();
        new SchemaRows(TestDatabases.fresh(Dialect.H2)).columns().forEach((table, names) -> names.forEach(name -> columns.add(table + "." + name)));
        // of the streams' tables their declarations say it
        columns.removeIf(column -> !DeclaredTables.ofThePlugin().contains(column.substring(0, column.indexOf('.'))));
        Set<String> said = personal();
        said.addAll(nothingPersonal());

        assertThat(columns).as("columns of which nobody said, in PersonalData or among those above, what they hold of a person")
                .filteredOn(column -> !said.contains(column)).isEmpty();
        assertThat(said).as("columns that are not there").filteredOn(column -> !columns.contains(column)).isEmpty();
        assertThat(personal()).as("and in one of them only").doesNotContainAnyElementsOf(nothingPersonal());
    }

    @Test
    void the_rows_of_a_user_are_in_their_export() {
        PersonalData data = PersonalData.ofThePlugin();
        Set<String> withUsers = data.columns().stream().filter(one -> Set.of(Personal.Kind.USER_ID, Personal.Kind.ENTRY_ID, Personal.Kind.KEY_OWNER)
                .contains(one.kind()) && one.file() == null).map(Personal::table).collect(toCollection(TreeSet::new));
        withUsers.removeAll(NOT_EXPORTED);
        // with the names of the groups
        Set<String> exported = new TreeSet<>(Set.of("clockify_user_group_member"));
        data.exported().stream().filter(part -> part.table() != null).forEach(part -> exported.add(part.table()));

        assertThat(exported).isEqualTo(withUsers);
    }

    @Test
    void further_tables_are_taken_out_and_exported_as_the_plugin_s_own() {
        PersonalData data = PersonalData.ofThePlugin().with(
                List.of(new Personal("clockify_absence", "who", Personal.Kind.USER_ID, Personal.Fate.PSEUDONYM).counted("absences renamed"),
                        new Personal("clockify_absence", "reason", Personal.Kind.SAID, Personal.Fate.SET_NULL)),
                List.of(PersonalData.Exported.of("absences", "clockify_absence", "starts_at", "id")));

        ErasureStep last = ErasureStep.of(data.columns()).get(ErasureStep.of(data.columns()).size() - 1);
        assertThat(last.sql()).isEqualTo("update clockify_absence\nset who = :pseudonym, reason = null\nwhere who in (:users)");
        assertThat(last.counted()).isEqualTo("absences renamed");
        assertThat(data.exported()).last().extracting(PersonalData.Exported::section).isEqualTo("absences");
        assertThat(data.rowsOfUsers("clockify_absence")).isEqualTo("who in (:users)");
    }
}
