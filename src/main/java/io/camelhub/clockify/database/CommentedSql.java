package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds a migration's comments to the database: the lines with {@code --} directly above a table, a view or one of its columns. H2 and PostgreSQL
 * get {@code comment on} statements at the end, PostgreSQL all in one; MySQL and MariaDB, which have no comments on views, get them within
 * {@code create table}.
 */
@Decision
final class CommentedSql {

    private static final Pattern OBJECT = Pattern.compile("create (table|view)(?: if not exists)? (\\w+) \\(");
    private static final Pattern COLUMN = Pattern.compile("  (\\w+)\\b(.*?)(,?)");
    private static final String END = ")";

    private CommentedSql() {
    }

    /** The migration with its comments in this dialect's form; existing statements keep their lines. */
    static String of(String sql, Dialect dialect) {
        boolean inline = dialect.commentsInline();
        StringBuilder written = new StringBuilder();
        List<String> statements = new ArrayList<>();
        List<String> above = new ArrayList<>();
        String name = null;
        String ofObject = null;
        for (String line : sql.lines().toList()) {
            String text = "'" + String.join(" ", above).replace("'", "''") + "'";
            Matcher object = OBJECT.matcher(line);
            Matcher column = COLUMN.matcher(line);
            String now = line;
            if (line.strip().startsWith("--")) {
                above.add(line.strip().substring(2).strip());
            } else if (object.matches()) {
                name = object.group(2);
                ofObject = text;
                statements.add("comment on " + object.group(1) + " " + name + " is " + text);
            } else if (ofObject != null && line.startsWith(END)) {
                now = inline && line.endsWith(";") ? line.replace(";", " comment = " + ofObject + ";") : line;
                ofObject = null;
            } else if (ofObject != null && !above.isEmpty() && column.matches()) {
                now = inline && !column.group(2).isEmpty()
                        ? "  " + column.group(1) + column.group(2) + " comment " + text + column.group(3) : line;
                statements.add("comment on column " + name + "." + column.group(1) + " is " + text);
            }
            if (!line.strip().startsWith("--")) {
                above.clear();
            }
            written.append(now).append('\n');
        }
        if (inline || statements.isEmpty()) {
            return written.toString();
        }
        return written + dialect.comments(statements);
    }
}
