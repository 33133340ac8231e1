package io.camelhub.clockify.database;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/** H2, in memory or in a file. */
final class H2Dialect extends StandardDialect {

    H2Dialect() {
        super("character varying", "character varying", "varchar(64)", "(workspace_id, ended_at)", "(user_id, duration_seconds)",
                "(workspace_id, invoice_id)", column -> column + " like concat('%\"', e.id, '\"%')",
                // H2 would compute a window of all days before it takes those that are asked for
                "(select max(b.part_to) from clockify_person_part b where b.employee_id = t.employee_id and b.calendar_day = t.calendar_day and"
                        + " (b.part_from, b.part_to, b.workspace_id, b.time_entry_id) < (t.part_from, t.part_to, t.workspace_id, t.time_entry_id))",
                alias -> "");
    }

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public List<String> products() {
        return List.of("H2");
    }

    /** An array. */
    @Override
    public Object idTable(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }

    @Override
    public String jsonText(String column) {
        return column;
    }

    @Override
    public String upsert(String table, List<String> columns, List<String> keys) {
        return "merge into " + table + " (" + String.join(", ", columns) + ") key (" + String.join(", ", keys) + ") values ("
                + Sql.marks(columns.size()) + ")";
    }

    @Override
    public String insertAbsent(String table, List<String> columns, List<String> keys) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + Sql.marks(columns.size())
                + " where not exists (select 1 from " + table + " where " + Sql.equal(keys) + ")";
    }

    @Override
    public boolean looksForAbsent() {
        return true;
    }

    @Override
    public boolean looksUpWholeKeys() {
        return true;
    }

    @Override
    public String lockInCommon() {
        return "for update";
    }

    /** The wall clock, as current_timestamp is the start of the transaction. In H2's own letter case, because DATABASE_TO_UPPER may be off. */
    @Override
    public String now() {
        return "select EXECUTING_STATEMENT_START as now from INFORMATION_SCHEMA.SESSIONS where SESSION_ID = session_id()";
    }

    @Override
    public String flush() {
        return "checkpoint";
    }

    @Override
    public int isolationOfOneMoment() {
        return Connection.TRANSACTION_SERIALIZABLE;
    }
}
