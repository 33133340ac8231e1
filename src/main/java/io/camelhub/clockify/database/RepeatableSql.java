package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Decision;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration that may be run again where it was cut in the midst. MySQL, MariaDB and H2 commit each statement that makes a table, so
 * that a process that is killed leaves some of them behind; PostgreSQL undoes all. What is there already is passed over.
 */
@Decision
final class RepeatableSql {

    private static final Pattern TABLE = Pattern.compile("(?m)^create table (?!if not exists)");
    private static final Pattern VIEW = Pattern.compile("(?m)^create view ");
    private static final Pattern INDEX = Pattern.compile("(?m)^create (unique )?index (\\w+) on (\\w+) ([^;]*);$");

    private RepeatableSql() {
    }

    static String of(String sql, Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL) {
            return sql;
        }
        String repeatable = VIEW.matcher(TABLE.matcher(sql).replaceAll("create table if not exists ")).replaceAll("create or replace view ");
        return INDEX.matcher(repeatable).replaceAll(dialect == Dialect.H2
                ? index -> "create " + unique(index) + "index if not exists " + rest(index) + ";" : RepeatableSql::unlessThere);
    }

    private static String rest(MatchResult index) {
        return index.group(2) + " on " + index.group(3) + " " + Matcher.quoteReplacement(index.group(4));
    }

    private static String unique(MatchResult index) {
        return index.group(1) == null ? "" : index.group(1);
    }

    /** MySQL knows no {@code create index if not exists}. */
    private static String unlessThere(MatchResult index) {
        return """
                set @clockify_statement = if(exists(select 1 from information_schema.statistics where table_schema = database() \
                and table_name = '%s' and index_name = '%s'), 'do 0', 'create %sindex %s');
                prepare clockify_statement from @clockify_statement;
                execute clockify_statement;
                deallocate prepare clockify_statement;""".formatted(index.group(3), index.group(2), unique(index), rest(index));
    }
}
