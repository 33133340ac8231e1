package io.camelhub.clockify.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises a full disk, the database's or this machine's. */
public final class FullDisk {

    private static final Pattern WORDS =
            Pattern.compile("no space left|not enough space|disk (is )?full|quota exceeded", Pattern.CASE_INSENSITIVE);
    /** PostgreSQL's, for {@code disk_full}. */
    private static final String STATE = "53100";
    /** MySQL's and MariaDB's, for a full disk and a full table. */
    private static final Set<Integer> CODES = Set.of(1021, 1114);
    private static final int DEEPEST = 30;

    private FullDisk() {
    }

    /** Whether the exception, or one of its causes, reports it. */
    public static boolean caused(Throwable fault) {
        int depth = 0;
        for (Throwable cause = fault; cause != null && depth < DEEPEST; cause = cause.getCause()) {
            // H2's server sends its cause only in the text of a stack trace
            if (WORDS.matcher(String.valueOf(cause)).find() || cause instanceof SQLException sql && says(sql)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private static boolean says(SQLException sql) {
        String driver = sql.getClass().getPackageName().toLowerCase(Locale.ROOT);
        return STATE.equals(sql.getSQLState())
                || CODES.contains(sql.getErrorCode()) && (driver.contains("mariadb") || driver.contains("mysql"));
    }
}
