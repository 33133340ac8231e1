package io.camelhub.clockify.privacy;

/**
 * A column with personal data, and what an erasure does to it.
 *
 * @param kind the content, which also says how the person's rows are found
 * @param fate the effect of the erasure
 * @param where a further SQL condition on the row; null for none
 * @param counted the noun of the report before the number of rows, with %s for the pseudonym; null for a column that is not reported
 * @param file the SQL file in {@code sql/erasure} with a join; null where the statement is built, see {@link ErasureStep}
 */
public record Personal(String table, String column, Kind kind, Fate fate, String where, String counted, String file) {

    /** Which of the person's identifiers a condition uses. */
    enum Of { USER, KEY_OWNER, EMPLOYEE, MANAGER, TEXT }

    /** The content of a column, with the SQL condition that finds the person's rows. */
    public enum Kind {

        /** The id of a Clockify user. */
        USER_ID(Of.USER, "%2$s in (:users)"),
        /** Ids of Clockify users in a JSON array or a sentence. */
        USER_IDS(Of.USER, "position(:user in %2$s) > 0"),
        /** Lines that each begin with the id of a Clockify user, as in clockify_activity_sum. */
        USER_LINES(Of.USER, "position(:line in %2$s) > 0"),
        /** The scope of a window: {@code user:} or {@code gone:} with the id of a Clockify user, or another scope. */
        USER_SCOPE(Of.USER, "%2$s in (:scope, :gone_scope)"),
        /** The id of a time entry of the person; the row also has the workspace's id. */
        ENTRY_ID(Of.USER, """
                exists (
                  select 1
                  from clockify_time_entry e
                  where e.workspace_id = %1$s.workspace_id
                    and e.id = %1$s.%2$s
                    and e.user_id in (:users)
                )"""),
        /** The id of the user who owns an API key. */
        KEY_OWNER(Of.KEY_OWNER, "%2$s in (:users)"),
        /** The id of an employee. */
        EMPLOYEE_ID(Of.EMPLOYEE, "%2$s = :employee"),
        /** The address of an employee's manager; the row is found by the employee's id. */
        MANAGER(Of.MANAGER, "id = :managed"),
        /** An id, address or name only. */
        WHO(Of.TEXT, "%2$s = :text"),
        /** A text that may contain an id, address or name. */
        TEXT(Of.TEXT, "position(:text in %2$s) > 0"),
        /** A text or JSON that may contain them; JSON escapes some names. */
        JSON(Of.TEXT, "(position(:text in %2$s) > 0 or position(:json in %2$s) > 0)"),

        /** The address of the person in another column of the row. */
        ADDRESS,
        /** The name of the person in another column of the row. */
        NAME,
        /** Other data about the person in another column of the row. */
        SAID,
        /** An event of the outbox. */
        EVENT;

        private final Of of;
        private final String condition;

        Kind() {
            this(null, null);
        }

        Kind(Of of, String condition) {
            this.of = of;
            this.condition = condition;
        }

        /** Null for data about the person in another column of the row. */
        Of of() {
            return of;
        }
    }

    /** What an erasure does to a column. */
    public enum Fate {

        /** Replaced by the pseudonym. */
        PSEUDONYM(":pseudonym"),
        /** The id within a text is replaced by the pseudonym. */
        REPLACED("replace(%s, :user, :pseudonym)"),
        /** The lines that begin with the id begin with the pseudonym. */
        LINES_REPLACED("replace(%s, :line, :pseudonym_line)"),
        SET_NULL("null"),
        /** Replaced by an empty JSON object. */
        EMPTIED("'{}'"),
        /** Replaced by a remark. */
        REMARK("'removed: it named somebody who was erased'"),
        /** Set to the time of the erasure, because the row changes. */
        NOW(":now"),
        /** Unchanged; the column only finds the row. */
        STAYS(null),
        /** The column finds the row, which is deleted. */
        ROW_DELETED(null),
        /** Deleted with the row that another column finds. */
        WITH_ROW(null),
        /** {@link io.camelhub.clockify.outbox.OutboxErasure} removes the person from each event. */
        BY_EVENT(null);

        private final String value;

        Fate(String value) {
            this.value = value;
        }
    }

    public Personal(String table, String column, Kind kind, Fate fate) {
        this(table, column, kind, fate, null, null, null);
    }

    /** A copy with a further condition; a column that does not find the row keeps its value elsewhere. */
    public Personal where(String condition) {
        return new Personal(table, column, kind, fate, condition, counted, file);
    }

    /** A copy with a noun for the report. */
    public Personal counted(String what) {
        return new Personal(table, column, kind, fate, where, what, file);
    }

    /** A copy with an SQL file. */
    Personal by(String statement) {
        return new Personal(table, column, kind, fate, where, counted, statement);
    }

    /** Whether the column finds the person's rows. */
    boolean finds() {
        return kind.of != null;
    }

    /** The SQL condition of the person's rows. */
    String condition() {
        return kind.condition.formatted(table, column) + (where == null ? "" : " and " + where);
    }

    /** The new value as SQL; null for none. */
    String value() {
        return fate.value == null ? null : fate.value.formatted(column);
    }
}
