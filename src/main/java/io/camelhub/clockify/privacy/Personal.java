package io.camelhub.clockify.privacy;

/**
 * A column that holds something of a person, and what becomes of it when they are erased.
 *
 * @param table its table
 * @param column its name
 * @param kind what it holds, by which the person's rows are found
 * @param fate what becomes of it
 * @param where what else has to hold for the row, as SQL; null for nothing
 * @param counted what the report calls it, before the number of rows; %s stands for the pseudonym; null for what nobody looks for
 * @param file the SQL file in {@code sql/erasure} that does it, since it joins; null where the statement is built, see
 *     {@link ErasureStep}
 */
public record Personal(String table, String column, Kind kind, Fate fate, String where, String counted, String file) {

    /** Whom, and by what, a column is found. */
    enum Of { USER, KEY_OWNER, EMPLOYEE, MANAGER, TEXT }

    /** What a column holds. */
    public enum Kind {

        /** The id of a Clockify user. */
        USER_ID(Of.USER, "%2$s in (:users)"),
        /** Ids of Clockify users, one of them perhaps: a JSON array, or a sentence. */
        USER_IDS(Of.USER, "position(:user in %2$s) > 0"),
        /** Lines that each begin with the id of a Clockify user, as in clockify_activity_sum. */
        USER_LINES(Of.USER, "position(:line in %2$s) > 0"),
        /** What a window was read for: {@code user:} or {@code gone:} and the id of a Clockify user, or something else. */
        USER_SCOPE(Of.USER, "%2$s in (:scope, :gone_scope)"),
        /** The id of a time entry, which has a user; the row has the workspace's id, too. */
        ENTRY_ID(Of.USER, """
                exists (
                  select 1
                  from clockify_time_entry e
                  where e.workspace_id = %1$s.workspace_id
                    and e.id = %1$s.%2$s
                    and e.user_id in (:users)
                )"""),
        /** The id of the Clockify user who has an API key. */
        KEY_OWNER(Of.KEY_OWNER, "%2$s in (:users)"),
        /** The id of an employee. */
        EMPLOYEE_ID(Of.EMPLOYEE, "%2$s = :employee"),
        /** The address of an employee's manager; the employee is known by their id. */
        MANAGER(Of.MANAGER, "id = :managed"),
        /** An id, address or name, and nothing else. */
        WHO(Of.TEXT, "%2$s = :text"),
        /** A text that may have an id, address or name in it. */
        TEXT(Of.TEXT, "position(:text in %2$s) > 0"),
        /** The same, or JSON, which writes a name in another way. */
        JSON(Of.TEXT, "(position(:text in %2$s) > 0 or position(:json in %2$s) > 0)"),

        /** The address of the person whom an id in the same row names. */
        ADDRESS,
        /** Their name. */
        NAME,
        /** Something else that is said of them. */
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

        /** Null where another column of the row says whose it is. */
        Of of() {
            return of;
        }
    }

    /** What becomes of a column. */
    public enum Fate {

        /** The pseudonym stands there. */
        PSEUDONYM(":pseudonym"),
        /** The pseudonym stands in the id's place, and the rest stays. */
        REPLACED("replace(%s, :user, :pseudonym)"),
        /** The same of the lines that begin with the id. */
        LINES_REPLACED("replace(%s, :line, :pseudonym_line)"),
        SET_NULL("null"),
        /** An empty JSON object. */
        EMPTIED("'{}'"),
        /** A remark that there was something. */
        REMARK("'removed: it named somebody who was erased'"),
        /** The time of the erasure: the row changes. */
        NOW(":now"),
        /** It stays; it only finds the row, of which something else goes. */
        STAYS(null),
        /** The row is deleted. */
        ROW_DELETED(null),
        /** It goes with the row, which another column finds. */
        WITH_ROW(null),
        /** {@link io.camelhub.clockify.outbox.OutboxErasure} reads the events and takes the person out of each. */
        BY_EVENT(null);

        private final String value;

        Fate(String value) {
            this.value = value;
        }
    }

    public Personal(String table, String column, Kind kind, Fate fate) {
        this(table, column, kind, fate, null, null, null);
    }

    /** The same in rows for which something else holds, too; of a column that another finds, its value stays elsewhere. */
    public Personal where(String condition) {
        return new Personal(table, column, kind, fate, condition, counted, file);
    }

    /** The same with the number of rows in the report. */
    public Personal counted(String what) {
        return new Personal(table, column, kind, fate, where, what, file);
    }

    /** The same, done by a file. */
    Personal by(String statement) {
        return new Personal(table, column, kind, fate, where, counted, statement);
    }

    /** Whether it finds the rows that are about a person. */
    boolean finds() {
        return kind.of != null;
    }

    /** Whether the row is the person's, as SQL. */
    String condition() {
        return kind.condition.formatted(table, column) + (where == null ? "" : " and " + where);
    }

    /** What is set, as SQL; null where nothing is. */
    String value() {
        return fate.value == null ? null : fate.value.formatted(column);
    }
}
