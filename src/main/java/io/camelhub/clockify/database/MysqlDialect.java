package io.camelhub.clockify.database;

import static java.util.Map.entry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.transaction.TransactionDefinition;

/** MySQL and MariaDB. */
final class MysqlDialect implements Dialect {

    private final Map<String, String> types = Map.ofEntries(
            entry("ts", "datetime(6)"),
            entry("text", "mediumtext"),
            entry("json", "json"),
            entry("id", "varchar(64) character set utf8mb4 collate utf8mb4_bin"),
            entry("identity", "bigint auto_increment"),
            entry("options", "default character set utf8mb4"),
            entry("elapsed", "(to_seconds("),
            entry("minus", ") - to_seconds("),
            entry("end", "))"),
            entry("now", "utc_timestamp(6)"),
            entry("bigint", "signed"),
            entry("running", "(workspace_id, ended_at)"),
            entry("long", "(user_id, duration_seconds)"),
            entry("chars", "char"),
            entry("reached", REACHED),
            entry("each", ""),
            entry("each_where", "on"),
            entry("each_entry", ""),
            entry("each_request", ""),
            entry("held", "(workspace_id, invoice_id)"),
            entry("holds_entry", "json_contains(i.time_entry_ids, json_quote(e.id))"),
            entry("holds_expense", "json_contains(i.expense_ids, json_quote(e.id))"));

    @Override
    public String name() {
        return "MYSQL";
    }

    @Override
    public List<String> products() {
        return List.of("MySQL", "MariaDB");
    }

    @Override
    public Map<String, String> types() {
        return types;
    }

    @Override
    public Object bind(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** Compares bytes, because the collation ignores changes of capitals and accents. */
    @Override
    public String differs(String column) {
        return "cast(" + column + " as binary) <> cast(? as binary)";
    }

    @Override
    public String jsonText(String column) {
        return "cast(" + column + " as char)";
    }

    @Override
    public String upsert(String table, List<String> columns, List<String> keys) {
        if (keys.containsAll(columns)) {
            return insertAbsent(table, columns, keys);
        }
        return Sql.insert(table, columns) + " on duplicate key update "
                + columns.stream().filter(column -> !keys.contains(column)).map(column -> column + " = values(" + column + ")")
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String insertAbsent(String table, List<String> columns, List<String> keys) {
        return Sql.insert(table, columns) + " on duplicate key update " + keys.get(0) + " = " + keys.get(0);
    }

    @Override
    public String lockInCommon() {
        return "lock in share mode";
    }

    /** The start of the current statement, also within a transaction. */
    @Override
    public String now() {
        return "select utc_timestamp(6) as now";
    }

    /** Closes a connection after half a minute without a statement, which rolls it back. */
    @Override
    public String limitIdleness() {
        return "set @clockify_wait_timeout = @@session.wait_timeout, session wait_timeout = 30";
    }

    @Override
    public String endIdleLimit() {
        return "set session wait_timeout = @clockify_wait_timeout";
    }

    @Override
    public int isolation() {
        return TransactionDefinition.ISOLATION_READ_COMMITTED;
    }

    @Override
    public boolean countsOn() {
        return true;
    }

    /** MySQL's schemas are databases. */
    @Override
    public String currentSchema(Connection connection) throws SQLException {
        return connection.getCatalog();
    }

    @Override
    public String quoted(String name) {
        return name;
    }

    @Override
    public boolean commentsInline() {
        return true;
    }

    /** MySQL has no {@code create index if not exists}. */
    @Override
    public String index(String unique, String name, String table, String columns) {
        return """
                set @clockify_statement = if(exists(select 1 from information_schema.statistics where table_schema = database() \
                and table_name = '%s' and index_name = '%s'), 'do 0', 'create %sindex %s on %s %s');
                prepare clockify_statement from @clockify_statement;
                execute clockify_statement;
                deallocate prepare clockify_statement;""".formatted(table, name, unique, name, table, columns);
    }

    @Override
    public String toString() {
        return name();
    }
}
