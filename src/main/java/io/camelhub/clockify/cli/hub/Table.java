package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.model.HumanReadable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Rows in columns, for people to read.
 *
 * <p>A column whose heading starts with a space is aligned to the right, as numbers are.
 */
public final class Table {

    private static final String GAP = "  ";

    /**
     * A coloured cell.
     *
     * @param paint adds the colour to the padded text
     */
    public record Painted(String text, UnaryOperator<String> paint) {
    }

    private final List<String> headings;
    private final List<List<Painted>> rows = new ArrayList<>();

    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row of texts, whole numbers and {@link Painted} cells; null is a dash. */
    public Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headings.size() + " columns");
        }
        List<Painted> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Painted painted ? new Painted(Formats.text(painted.text()), painted.paint())
                    : plain(cell instanceof Number number ? HumanReadable.number(number.longValue())
                            : "".equals(cell) ? "" : Formats.text((String) cell)));
        }
        rows.add(row);
        return this;
    }

    private static Painted plain(String text) {
        return new Painted(text, UnaryOperator.identity());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void print(PrintWriter out) {
        print(out, "");
    }

    public void print(PrintWriter out, String indent) {
        int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        line(out, indent, headings.stream().map(String::strip).map(Table::plain).toList(), widths);
        rows.forEach(row -> line(out, indent, row, widths));
        out.flush();
    }

    private int width(int column) {
        return rows.stream().map(row -> row.get(column).text()).mapToInt(Table::columns)
                .reduce(headings.get(column).strip().length(), Math::max);
    }

    private void line(PrintWriter out, String indent, List<Painted> cells, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int column = 0; column < cells.size(); column++) {
            Painted painted = cells.get(column);
            String cell = painted.paint().apply(painted.text());
            String padding = " ".repeat(widths[column] - columns(painted.text()));
            boolean number = headings.get(column).startsWith(" ");
            line.append(column == 0 ? "" : GAP).append(number ? padding + cell : cell + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    /** The width of a text in terminal columns; East Asian letters and emoji are two wide. */
    private static int columns(String text) {
        return text.codePoints().map(Table::columns).sum();
    }

    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = Character.isIdeographic(character)
                || character >= 0x1100 && character <= 0x115f
                || character >= 0x2e80 && character <= 0xa4cf
                || character >= 0xac00 && character <= 0xd7a3
                || character >= 0xff00 && character <= 0xff60
                || character >= 0x1f300 && character <= 0x1faff;
        return wide ? 2 : 1;
    }
}
