package io.camelhub.clockify.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.SqlParameterValue;

/** PostgreSQL. */
final class PostgresqlDialect extends StandardDialect {

    PostgresqlDialect() {
        super("text", "jsonb", "varchar(64) collate \"C\"", "(workspace_id) where ended_at is null",
                "(user_id, started_at) where duration_seconds > 86400",
                "using gin (time_entry_ids jsonb_path_ops, expense_ids jsonb_path_ops)", column -> column + " @> to_jsonb(cast(e.id as text))",
                REACHED,
                // without it PostgreSQL would read all entries of a person, as it cannot know how few a day holds
                alias -> "offset 0) " + alias + " on true");
    }

    @Override
    public String name() {
        return "POSTGRESQL";
    }

    @Override
    public List<String> products() {
        return List.of("PostgreSQL");
    }

    /** Without a type, so that PostgreSQL uses the column's. */
    @Override
    public Object bind(Json json) {
        return new SqlParameterValue(Types.OTHER, json.text());
    }

    @Override
    public Object ids(Collection<String> ids) {
        return String.join(",", ids);
    }

    /** An array: one statement and plan for any number of values, without a limit. */
    @Override
    public String in(Collection<?> wanted, List<Object> values) {
        values.add(wanted.stream().allMatch(Number.class::isInstance)
                ? wanted.stream().map(value -> ((Number) value).longValue()).toArray(Long[]::new)
                : wanted.stream().map(value -> (String) bind(value)).toArray(String[]::new));
        return "= any(?)";
    }

    @Override
    public String jsonText(String column) {
        return "cast(" + column + " as text)";
    }

    @Override
    public String upsert(String table, List<String> columns, List<String> keys) {
        if (keys.containsAll(columns)) {
            return insertAbsent(table, columns, keys);
        }
        return Sql.insert(table, columns) + " on conflict (" + String.join(", ", keys) + ") do update set "
                + columns.stream().filter(column -> !keys.contains(column)).map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String insertAbsent(String table, List<String> columns, List<String> keys) {
        return Sql.insert(table, columns) + " on conflict (" + String.join(", ", keys) + ") do nothing";
    }

    @Override
    public boolean writesColumns() {
        return true;
    }

    @Override
    public String lockInCommon() {
        return "for share";
    }

    /** The wall clock, as current_timestamp is the start of the transaction. */
    @Override
    public String now() {
        return "select clock_timestamp() as now";
    }

    @Override
    public String commitSoon() {
        return "set local synchronous_commit to off";
    }

    @Override
    public String commitOnDisk() {
        return "set local synchronous_commit to on";
    }

    @Override
    public Encoding encoding(Connection connection) throws SQLException {
        return Encoding.ofPostgresql(value(connection, "show server_encoding"));
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** All in one text, to be sent once. */
    @Override
    public String comments(List<String> statements) {
        return "do $comments$\nbegin\n" + super.comments(statements) + "end\n$comments$;\n";
    }

    @Override
    public boolean undoesMigrations() {
        return true;
    }
}
