package io.camelhub.clockify.model;

import java.util.regex.Pattern;

/**
 * A cell of a CSV file that goes out: a spreadsheet would run one that begins as a formula does, so an apostrophe is put before
 * it, and taken off where it is read back. Quotes do not help: one that takes semicolons for separators, as Excel does in much of Europe,
 * finds the first quote inside a cell.
 */
@Decision
public final class SpreadsheetCell {

    /** At the beginning, and where one who reads semicolons as separators begins another cell. */
    private static final Pattern FORMULA = Pattern.compile("(^|;)('*[=+\\-@\t\r])");
    private static final Pattern WRITTEN = Pattern.compile("(^|;)'('*[=+\\-@\t\r])");

    private SpreadsheetCell() {
    }

    /** As it is written; null is empty. */
    public static String written(String text) {
        return text == null ? "" : FORMULA.matcher(text).replaceAll("$1'$2");
    }

    /** As it was before it was written. */
    public static String read(String cell) {
        return WRITTEN.matcher(cell).replaceAll("$1$2");
    }
}
