package io.camelhub.clockify.privacy;

import static io.camelhub.clockify.privacy.Personal.Fate.BY_EVENT;
import static io.camelhub.clockify.privacy.Personal.Fate.EMPTIED;
import static io.camelhub.clockify.privacy.Personal.Fate.LINES_REPLACED;
import static io.camelhub.clockify.privacy.Personal.Fate.NOW;
import static io.camelhub.clockify.privacy.Personal.Fate.PSEUDONYM;
import static io.camelhub.clockify.privacy.Personal.Fate.REMARK;
import static io.camelhub.clockify.privacy.Personal.Fate.REPLACED;
import static io.camelhub.clockify.privacy.Personal.Fate.ROW_DELETED;
import static io.camelhub.clockify.privacy.Personal.Fate.SET_NULL;
import static io.camelhub.clockify.privacy.Personal.Fate.STAYS;
import static io.camelhub.clockify.privacy.Personal.Fate.WITH_ROW;
import static io.camelhub.clockify.privacy.Personal.Kind.ADDRESS;
import static io.camelhub.clockify.privacy.Personal.Kind.EMPLOYEE_ID;
import static io.camelhub.clockify.privacy.Personal.Kind.ENTRY_ID;
import static io.camelhub.clockify.privacy.Personal.Kind.EVENT;
import static io.camelhub.clockify.privacy.Personal.Kind.JSON;
import static io.camelhub.clockify.privacy.Personal.Kind.KEY_OWNER;
import static io.camelhub.clockify.privacy.Personal.Kind.MANAGER;
import static io.camelhub.clockify.privacy.Personal.Kind.NAME;
import static io.camelhub.clockify.privacy.Personal.Kind.SAID;
import static io.camelhub.clockify.privacy.Personal.Kind.TEXT;
import static io.camelhub.clockify.privacy.Personal.Kind.USER_ID;
import static io.camelhub.clockify.privacy.Personal.Kind.USER_IDS;
import static io.camelhub.clockify.privacy.Personal.Kind.USER_LINES;
import static io.camelhub.clockify.privacy.Personal.Kind.USER_SCOPE;
import static io.camelhub.clockify.privacy.Personal.Kind.WHO;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.stream.PersonalColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns with personal data, which drive {@link Erasure} and {@link PersonExport}.
 *
 * <p>A column of kind {@code ADDRESS}, {@code NAME} or {@code SAID} belongs to the rows found by the id column above it.
 *
 * @param columns in the order of the erasure
 * @param exported the parts of a Clockify user's export, in order
 */
public record PersonalData(List<Personal> columns, List<Exported> exported) {

    private static final String PEOPLE_ACTIONS = "action like 'person_%'";
    private static final String OF_CLOCKIFY = "source = 'clockify'";
    private static final String HISTORY = "history rows emptied";
    private static final String AUDIT_RENAMED = "lines of the audit log renamed";
    private static final String ERRORS = "error messages emptied";

    private static final List<Personal> BEFORE_ENTRIES = List.of(
            // a rejected row may have the entry's id in another field
            new Personal("clockify_rejected", "entry_id", ENTRY_ID, ROW_DELETED).by("rejected-entries")
                    .counted("rejected rows of their time entries removed"),
            new Personal("clockify_time_entry_change", "time_entry_id", ENTRY_ID, STAYS).counted(HISTORY),
            new Personal("clockify_time_entry_change", "old_values", SAID, EMPTIED),
            new Personal("clockify_time_entry_change", "new_values", SAID, EMPTIED));

    private static final List<Personal> ENTRIES = List.of(
            new Personal("clockify_time_entry", "user_id", USER_ID, PSEUDONYM).counted("time entries without description, under %s"),
            new Personal("clockify_time_entry", "changed_at", SAID, NOW));

    private static final List<Personal> OF_A_USER = List.of(
            // sums in progress may contain the id: they are computed again
            new Personal("clockify_activity_stale", "workspace_id", USER_LINES, STAYS).by("activity-stale"),
            new Personal("clockify_activity_sum", "sums", USER_LINES, LINES_REPLACED),

            // where the pseudonym already exists, from an earlier erasure
            new Personal("clockify_user", "id", USER_ID, ROW_DELETED).by("user-twice"),
            new Personal("clockify_user", "id", USER_ID, PSEUDONYM).counted("rows of the Clockify user without name and e-mail"),
            new Personal("clockify_user", "email", ADDRESS, SET_NULL),
            new Personal("clockify_user", "name", NAME, SET_NULL),
            new Personal("clockify_user", "employee_id", SAID, SET_NULL),
            new Personal("clockify_user", "matched_by", SAID, SET_NULL),
            new Personal("clockify_user", "time_zone", SAID, SET_NULL),
            new Personal("clockify_user", "week_start", SAID, SET_NULL),
            new Personal("clockify_user", "roles", SAID, SET_NULL),
            new Personal("clockify_user", "custom_fields", SAID, SET_NULL),
            new Personal("clockify_user", "hourly_rate", SAID, SET_NULL),
            new Personal("clockify_user", "cost_rate", SAID, SET_NULL),
            new Personal("clockify_user", "changed_at", SAID, NOW),

            new Personal("clockify_project_member", "member_id", USER_ID, ROW_DELETED).by("project-member-twice"),
            new Personal("clockify_project_member", "member_id", USER_ID, PSEUDONYM).counted("assignments to projects renamed"),
            new Personal("clockify_project_member", "hourly_rate", SAID, SET_NULL).where("(member_id in (:users) or member_id = :pseudonym)"),
            new Personal("clockify_project_member", "cost_rate", SAID, SET_NULL).where("(member_id in (:users) or member_id = :pseudonym)"),

            new Personal("clockify_user_group_member", "user_id", USER_ID, ROW_DELETED).by("member-twice"),
            new Personal("clockify_user_group_member", "user_id", USER_ID, PSEUDONYM).counted("memberships of user groups renamed"),
            new Personal("clockify_user_group", "manager_ids", USER_IDS, REPLACED),
            new Personal("clockify_task", "assignee_ids", USER_IDS, REPLACED),
            new Personal("clockify_stream_change", "user_id", USER_ID, PSEUDONYM).counted("changes of streams emptied"),
            new Personal("clockify_stream_change", "old_values", SAID, EMPTIED),
            new Personal("clockify_stream_change", "new_values", SAID, EMPTIED),
            // of others' rows: who decided, for instance
            new Personal("clockify_stream_change", "row_key", USER_IDS, REPLACED),
            new Personal("clockify_stream_change", "old_values", USER_IDS, REPLACED),
            new Personal("clockify_stream_change", "new_values", USER_IDS, REPLACED),

            new Personal("clockify_attention_item", "user_id", USER_ID, ROW_DELETED).counted("items of attention removed"),
            new Personal("clockify_attention_item", "subject", SAID, WITH_ROW),
            new Personal("clockify_attention_item", "detail", SAID, WITH_ROW),

            new Personal("clockify_identity", "external_id", USER_ID, ROW_DELETED).where(OF_CLOCKIFY).counted("decisions removed"),
            new Personal("clockify_identity", "employee_id", SAID, WITH_ROW),
            new Personal("clockify_identity", "how", SAID, WITH_ROW),
            new Personal("clockify_identity", "rule", SAID, WITH_ROW),
            new Personal("clockify_identity", "email_key", ADDRESS, WITH_ROW),
            new Personal("clockify_identity_change", "external_id", USER_ID, PSEUDONYM).where(OF_CLOCKIFY)
                    .counted("lines of the history of decisions renamed"),
            // the reason that a person gave; for other rows the name of a rule
            new Personal("clockify_identity_change", "old_rule", SAID, SET_NULL).where("old_how = 'ignored'"),
            new Personal("clockify_identity_change", "new_rule", SAID, SET_NULL).where("new_how = 'ignored'"),
            new Personal("clockify_audit_log", "subject", USER_ID, PSEUDONYM).where(PEOPLE_ACTIONS).counted(AUDIT_RENAMED),

            new Personal("clockify_key_view", "owner_id", USER_ID, PSEUDONYM),
            new Personal("clockify_key_view", "last_owner_id", USER_ID, PSEUDONYM),
            new Personal("clockify_key_view", "users", USER_IDS, REPLACED),
            new Personal("clockify_key_view", "vanished", USER_IDS, REPLACED),
            new Personal("clockify_key_view", "listed", USER_IDS, REPLACED),
            new Personal("clockify_key_view", "managed", USER_IDS, REPLACED),
            new Personal("clockify_key_view", "unread", USER_IDS, REPLACED),
            new Personal("clockify_integration_workspace", "members_read", USER_IDS, REPLACED),
            new Personal("clockify_held_deletion", "reason", USER_IDS, REPLACED),
            new Personal("clockify_window", "scope", USER_SCOPE, ROW_DELETED),
            new Personal("clockify_window_page", "scope", USER_SCOPE, ROW_DELETED),

            new Personal("clockify_integration", "owner_id", KEY_OWNER, PSEUDONYM),
            new Personal("clockify_integration", "owner_email", ADDRESS, SET_NULL));

    private static final List<Personal> OF_AN_EMPLOYEE = List.of(
            new Personal("clockify_attention_item", "employee_id", EMPLOYEE_ID, ROW_DELETED).counted("items of attention removed"),
            new Personal("clockify_employee_email", "employee_id", EMPLOYEE_ID, ROW_DELETED).counted("e-mails removed from the roster"),
            new Personal("clockify_employee_email", "email", ADDRESS, WITH_ROW),
            new Personal("clockify_employee_email", "email_key", ADDRESS, WITH_ROW),
            new Personal("clockify_employee", "id", EMPLOYEE_ID, ROW_DELETED).counted("employee removed from the roster"),
            new Personal("clockify_employee", "full_name", NAME, WITH_ROW),
            new Personal("clockify_employee", "team", SAID, WITH_ROW),
            new Personal("clockify_employee", "week_hours", SAID, WITH_ROW),
            new Personal("clockify_employee", "joined_on", SAID, WITH_ROW),
            new Personal("clockify_employee", "left_on", SAID, WITH_ROW),
            new Personal("clockify_employee", "manager_email", MANAGER, SET_NULL).counted("employees without their manager's e-mail"),
            new Personal("clockify_audit_log", "subject", EMPLOYEE_ID, PSEUDONYM).where(PEOPLE_ACTIONS).counted(AUDIT_RENAMED),
            new Personal("clockify_identity_change", "old_employee_id", EMPLOYEE_ID, PSEUDONYM),
            new Personal("clockify_identity_change", "new_employee_id", EMPLOYEE_ID, PSEUDONYM));

    private static final List<Personal> OF_A_TEXT = List.of(
            new Personal("clockify_rejected", "payload", JSON, ROW_DELETED).counted("rejected rows removed"),
            new Personal("clockify_rejected", "reason", TEXT, ROW_DELETED).counted("rejected rows removed"),
            new Personal("clockify_identity", "by_whom", WHO, PSEUDONYM),
            new Personal("clockify_identity_change", "by_whom", WHO, PSEUDONYM),
            new Personal("clockify_audit_log", "by_whom", WHO, PSEUDONYM).counted(AUDIT_RENAMED),
            new Personal("clockify_audit_log", "subject", WHO, PSEUDONYM).counted(AUDIT_RENAMED),
            new Personal("clockify_audit_log", "old_values", TEXT, REMARK).counted("lines of the audit log emptied"),
            new Personal("clockify_audit_log", "new_values", TEXT, REMARK).counted("lines of the audit log emptied"),
            new Personal("clockify_audit_log", "error", TEXT, REMARK).counted("lines of the audit log emptied"),
            new Personal("clockify_sync_run", "error", TEXT, REMARK).counted(ERRORS),
            new Personal("clockify_integration", "error", TEXT, SET_NULL).counted(ERRORS),
            new Personal("clockify_integration_workspace", "error", TEXT, SET_NULL).counted(ERRORS),
            new Personal("clockify_refusal", "reason", TEXT, ROW_DELETED).counted(ERRORS),
            new Personal("clockify_stream", "problem", TEXT, SET_NULL).counted(ERRORS),
            new Personal("clockify_outbox_failure", "error", JSON, REMARK).counted(ERRORS),
            new Personal("clockify_outbox_failure", "aggregateid", EVENT, BY_EVENT),
            new Personal("clockify_outbox", "aggregateid", EVENT, BY_EVENT),
            new Personal("clockify_outbox", "payload", EVENT, BY_EVENT));

    /**
     * A part of an export: a table's rows that belong to a user or to one of their time entries.
     *
     * @param section its name in the export
     * @param table the table; null where the file {@code sql/person-export/<section>.sql} has a join
     * @param columns the exported columns, as SQL
     * @param without excluded columns of these
     * @param order the columns of the sort order
     */
    public record Exported(String section, String table, String columns, List<String> without, String order) {

        public Exported {
            without = List.copyOf(without);
        }

        /** All columns of the rows, except some. */
        public static Exported of(String section, String table, String order, String... without) {
            return new Exported(section, table, "*", List.of(without), order);
        }

        /** The result of the section's SQL file. */
        static Exported joined(String section) {
            return new Exported(section, null, null, List.of(), null);
        }
    }

    private static final List<Exported> EXPORTED = List.of(
            Exported.of("user", "clockify_user", "workspace_id, id"),
            Exported.joined("user-groups"),
            Exported.of("projects", "clockify_project_member", "project_id"),
            Exported.of("identity", "clockify_identity", "external_id", "email_key"),
            Exported.of("identity-changes", "clockify_identity_change", "id", "id", "source"),
            Exported.of("entries", "clockify_time_entry", "started_at, id", "integration", "observed_columns"),
            Exported.of("changes", "clockify_time_entry_change", "id", "id", "source"),
            Exported.of("stream-changes", "clockify_stream_change", "id", "id"),
            Exported.of("attention", "clockify_attention_item", "since, rule, subject", "reported", "sending", "token", "expires_at", "held_until"),
            new Exported("api-keys", "clockify_integration", "name as integration, owner_id, owner_email, owner_zone", List.of(), "name"));

    public PersonalData {
        columns = List.copyOf(columns);
        exported = List.copyOf(exported);
    }

    /** The columns of the plugin's own tables. */
    public static PersonalData ofThePlugin() {
        return new PersonalData(Stream.of(BEFORE_ENTRIES.stream(), ENTRIES.stream(), ofColumns(), OF_A_USER.stream(), OF_AN_EMPLOYEE.stream(),
                OF_A_TEXT.stream()).flatMap(part -> part).toList(), EXPORTED);
    }

    /** The personal columns of an entry, from {@link Column}. */
    private static Stream<Personal> ofColumns() {
        return Column.PERSONALS.stream().map(column ->
                new Personal("clockify_time_entry", column.label(), SAID, column.type() == Column.Type.FIELDS ? EMPTIED : SET_NULL));
    }

    /** A copy with the tables of streams. */
    PersonalData withStreams(List<PersonalColumns> streams) {
        List<Personal> more = new ArrayList<>();
        List<Exported> moreExported = new ArrayList<>();
        for (PersonalColumns stream : streams) {
            String table = stream.table();
            stream.who().keySet().forEach(column -> more.add(new Personal(table, column, USER_ID, PSEUDONYM)
                    .counted("rows of the stream " + stream.stream() + " under the pseudonym")));
            if (!stream.who().isEmpty()) {
                stream.who().forEach((column, employee) -> more.add(new Personal(table, employee, SAID, SET_NULL)
                        // some databases have set the pseudonym by then
                        .where("(" + column + " in (:users) or " + column + " = :pseudonym)")));
                String owner = stream.who().keySet().iterator().next();
                // of a row that is about somebody else, the texts stay
                stream.texts().forEach(column -> more.add(new Personal(table, column, SAID, SET_NULL)
                        .where("(" + owner + " in (:users) or " + owner + " = :pseudonym)")));
                more.add(new Personal(table, "changed_at", SAID, NOW));
                moreExported.add(Exported.of("stream-" + stream.event(), table, owner, "generation"));
            } else {
                // nothing says whose they are
                stream.texts().forEach(column -> more.add(new Personal(table, column, TEXT, SET_NULL)
                        .counted("texts of the stream " + stream.stream() + " emptied")));
            }
        }
        return with(more, moreExported);
    }

    /** A copy with further tables. */
    public PersonalData with(List<Personal> moreColumns, List<Exported> moreExported) {
        return new PersonalData(Stream.concat(columns.stream(), moreColumns.stream()).toList(),
                Stream.concat(exported.stream(), moreExported.stream()).toList());
    }

    /** The SQL condition for the rows of some users in a table, and for those that belong to their employee alone. */
    String rowsOfUsers(String table) {
        return ofUsers(table) + columns.stream().filter(one -> one.table().equals(table) && one.kind() == EMPLOYEE_ID && one.fate() == ROW_DELETED)
                .map(one -> " or " + one.condition()).collect(Collectors.joining());
    }

    private String ofUsers(String table) {
        return columns.stream().filter(one -> one.table().equals(table) && one.file() == null)
                .filter(one -> one.kind() == USER_ID || one.kind() == ENTRY_ID || one.kind() == KEY_OWNER).findFirst().map(Personal::condition)
                .orElseThrow(() -> new IllegalArgumentException("no column of " + table + " is said to hold the id of a user, or of a time entry"));
    }
}
