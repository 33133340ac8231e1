package io.camelhub.clockify.model.text;

import io.camelhub.clockify.model.Decision;
import java.util.regex.Pattern;

/**
 * A cell of a CSV file that goes out: a spreadsheet would run one that begins as a formula does, so an apostrophe is put before
 * it, and taken off where it is read back.
 */
@Decision
public final class SpreadsheetCell {

    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r].*");

    private SpreadsheetCell() {
    }

    /** As it is written; null is empty. */
    public static String written(String text) {
        return text == null ? "" : FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** As it was before it was written. */
    public static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
