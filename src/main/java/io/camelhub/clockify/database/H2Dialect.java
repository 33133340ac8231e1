package io.camelhub.clockify.database;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/** H2, in memory or in a file. */
final class H2Dialect extends StandardDialect {

    H2Dialect() {
        super("character varying", "character varying", "varchar(64)", "(workspace_id, ended_at)");
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
