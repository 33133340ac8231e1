package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Decision;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a migration repeatable after an interruption. MySQL, MariaDB and H2 commit each statement that creates a table, so that a killed process
 * leaves some tables; PostgreSQL rolls all back. Existing ones are skipped.
 */
@Decision
final class RepeatableSql {

    private static final Pattern TABLE = Pattern.compile("(?m)^create table (?!if not exists)");
    private static final Pattern VIEW = Pattern.compile("(?m)^create view ");
    private static final Pattern INDEX = Pattern.compile("(?m)^create (unique )?index (\\w+) on (\\w+) ([^;]*);$");

    private RepeatableSql() {
    }

    static String of(String sql, Dialect dialect) {
        if (dialect.undoesMigrations()) {
            return sql;
        }
        String repeatable = VIEW.matcher(TABLE.matcher(sql).replaceAll("create table if not exists ")).replaceAll("create or replace view ");
        return INDEX.matcher(repeatable).replaceAll(index -> Matcher.quoteReplacement(
                dialect.index(index.group(1) == null ? "" : index.group(1), index.group(2), index.group(3), index.group(4))));
    }
}
