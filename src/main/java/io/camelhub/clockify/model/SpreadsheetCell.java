package io.camelhub.clockify.model;

import java.util.regex.Pattern;

/**
 * Escapes a cell of a CSV export, because a spreadsheet would run a cell that begins as a formula does: an apostrophe is put before it, and removed
 * when the file is read back. Quotes do not help: Excel with semicolons as separators, as in much of Europe, also splits inside quotes.
 */
@Decision
public final class SpreadsheetCell {

    /** A formula at the beginning, or behind a semicolon, where Excel may begin another cell. */
    private static final Pattern FORMULA = Pattern.compile("(^|;)('*[=+\\-@\t\r])");
    private static final Pattern WRITTEN = Pattern.compile("(^|;)'('*[=+\\-@\t\r])");

    private SpreadsheetCell() {
    }

    /** The escaped cell; empty for null. */
    public static String written(String text) {
        return text == null ? "" : FORMULA.matcher(text).replaceAll("$1'$2");
    }

    /** The cell without the escapes. */
    public static String read(String cell) {
        return WRITTEN.matcher(cell).replaceAll("$1$2");
    }
}
