package io.camelhub.clockify.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.camelhub.clockify.model.SpreadsheetCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A CSV file with a header: UTF-8 with or without byte order mark, separated by commas, semicolons or tabs.
 *
 * @param columns the column names of the header, in lower case, without ignored columns
 * @param passedOver headers of ignored columns, as in the file
 * @param rows the rows below the header; cells are null where the row is shorter than the header
 * @param errors why the file cannot be read, each with its line number
 * @param notes guesses that were made
 * @param headers the whole header, with the first cells of each column
 */
public record CsvTable(List<String> columns, List<String> passedOver, List<Row> rows, List<String> errors, List<String> notes, List<Header> headers) {

    private static final int FIRST = 5;

    /** A table that was read without guesses. */
    public CsvTable(List<String> columns, List<String> passedOver, List<Row> rows, List<String> errors) {
        this(columns, passedOver, rows, errors, List.of(), List.of());
    }

    /**
     * A cell of the header.
     *
     * @param name as in the file
     * @param column the column that it is read as; null for an ignored one
     * @param first the cells of the first rows, empty where a row has none
     */
    public record Header(String name, String column, List<String> first) {
    }

    /**
     * @param line the number of the line on which the row starts, from 1
     * @param cells the values by column
     */
    public record Row(int line, Map<String, String> cells) {
    }

    /**
     * Reads a whole file.
     *
     * @param required columns that must be there
     * @param known columns that an error about another one suggests
     * @param allowed whether a column may be there
     */
    public static CsvTable read(Path file, List<String> required, List<String> known, Predicate<String> allowed) {
        return read(file, known, (column, text) -> text, (line, headers, rows, errors, notes) -> {
            List<String> columns = headers.stream()
                    .map(cell -> cell.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_"))
                    .toList();
            checkHeader(line, columns, required, known, allowed, errors);
            return columns;
        });
    }

    /** Reads a whole roster file. */
    static CsvTable read(Path file, RosterColumns roster) {
        return read(file, RosterRow.COLUMNS, roster::value, (line, headers, rows, errors, notes) -> {
            List<String> columns = roster.of(headers, rows, errors, notes);
            if (columns.stream().allMatch(Objects::isNull)) {
                errors.add(noHeader(line, RosterRow.COLUMNS));
            } else if (!columns.contains("id")) {
                errors.add("line " + line + ": the column \"id\" is missing: " + roster.remedies().id() + "; there are "
                        + String.join(", ", headers));
            }
            return columns;
        });
    }

    /** Maps the cells of the header to columns; null for an ignored one. */
    private interface HeaderRule {
        List<String> columns(int line, List<String> headers, List<List<String>> rows, List<String> errors, List<String> notes);
    }

    /** @param value maps a column and its text to the value */
    private static CsvTable read(Path file, List<String> known, BinaryOperator<String> value, HeaderRule rule) {
        List<String> errors = new ArrayList<>();
        List<Line> lines = lines(text(file, errors), errors);
        if (lines.isEmpty()) {
            if (errors.isEmpty()) {
                errors.add("line 1: the file is empty; the first line must name the columns: " + String.join(",", known));
            }
            return new CsvTable(List.of(), List.of(), List.of(), errors);
        }
        Line header = lines.get(0);
        List<String> headers = Arrays.stream(header.cells()).map(String::strip).toList();
        List<Line> below = lines.subList(1, lines.size());
        List<List<String>> texts = below.stream().map(line -> Arrays.stream(line.cells()).map(SpreadsheetCell::read).toList()).toList();
        List<String> notes = new ArrayList<>();
        List<String> columns = rule.columns(header.number(), headers, texts, errors, notes);
        LineProblems problems = new LineProblems();
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < below.size(); place++) {
            Line line = below.get(place);
            if (line.cells().length > columns.size()) {
                problems.add("line " + line.number(), "", Integer.toString(line.cells().length), " values under " + columns.size()
                        + " columns; a value that holds the separator must stand in quotes");
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i) != null) {
                    cells.put(columns.get(i), i < line.cells().length ? value.apply(columns.get(i), texts.get(place).get(i)) : null);
                }
            }
            rows.add(new Row(line.number(), cells));
        }
        errors.addAll(problems.lines());
        List<String> passedOver = IntStream.range(0, columns.size()).filter(i -> columns.get(i) == null)
                .mapToObj(headers::get).filter(name -> !name.isEmpty()).map(name -> name + nearly(name, known)).toList();
        List<Header> shown = IntStream.range(0, columns.size()).mapToObj(i -> new Header(headers.get(i), columns.get(i),
                texts.stream().limit(FIRST).map(row -> i < row.size() ? row.get(i) : "").toList())).toList();
        return new CsvTable(columns.stream().filter(Objects::nonNull).toList(), passedOver, rows, errors, notes, shown);
    }

    private record Line(int number, String[] cells) {
    }

    private static String text(Path file, List<String> errors) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            CharBuffer text = CharBuffer.allocate(bytes.remaining());
            if (!StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isUnderflow()) {
                errors.add("line " + lineAt(bytes) + ": the file is not UTF-8; save it as \"CSV UTF-8\"");
                return "";
            }
            String read = text.flip().toString();
            return read.startsWith("\uFEFF") ? read.substring(1) : read;
        } catch (NoSuchFileException e) {
            errors.add("there is no file " + file);
        } catch (IOException e) {
            errors.add("the file cannot be read: " + e.getMessage());
        }
        return "";
    }

    /** The line number at the buffer's position. */
    private static int lineAt(ByteBuffer bytes) {
        int line = 1;
        for (int i = 0; i < bytes.position(); i++) {
            line += bytes.get(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    private static List<Line> lines(String text, List<String> errors) {
        String first = text.lines().findFirst().orElse("");
        char separator = Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(candidate -> first.chars().filter(letter -> letter == candidate).count()))
                .filter(candidate -> first.indexOf(candidate) >= 0).orElse(',');
        List<Line> lines = new ArrayList<>();
        int number = 1;
        try (CsvParser parser = new CsvMapper().getFactory().createParser(text)) {
            parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
            List<String> cells = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    number = parser.currentLocation().getLineNr();
                } else if (token.isScalarValue()) {
                    number = cells.isEmpty() ? parser.currentTokenLocation().getLineNr() : number;
                    cells.add(parser.getText());
                } else if (token == JsonToken.END_ARRAY && !cells.isEmpty()) {
                    if (!cells.stream().allMatch(String::isBlank)) {
                        lines.add(new Line(number, cells.toArray(String[]::new)));
                    }
                    cells.clear();
                }
            }
        } catch (JsonProcessingException e) {
            // the line where the row begins: an unclosed quote is noticed only at the end of the file
            errors.add("line " + number + ": not readable as CSV: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static void checkHeader(int line, List<String> columns, List<String> required, List<String> known,
            Predicate<String> allowed, List<String> errors) {
        if (columns.stream().noneMatch(allowed)) {
            errors.add(noHeader(line, known));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!allowed.test(column)) {
                errors.add("line " + line + ": unknown column \"" + column + "\"" + meant(column, known));
            } else if (!seen.add(column)) {
                errors.add("line " + line + ": the column \"" + column + "\" is there twice");
            }
        }
        required.stream().filter(column -> !columns.contains(column))
                .forEach(column -> errors.add("line " + line + ": the column \"" + column + "\" is missing"));
    }

    /** A suggestion for a misspelled header, e.g. {@code ful_name}; empty for none. */
    private static String nearly(String header, List<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(2);
        return known.stream().filter(candidate -> candidate.length() > 3 && distance.apply(RosterWords.key(header), candidate) > 0)
                .findFirst().map(candidate -> " (did you mean " + candidate + "?)").orElse("");
    }

    private static String noHeader(int line, List<String> known) {
        return "line " + line + ": no header; the first line must name the columns, separated by commas, semicolons or tabs: "
                + String.join(",", known);
    }

    private static String meant(String column, List<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(3);
        return known.stream()
                .filter(candidate -> distance.apply(column, candidate) >= 0)
                .min((one, other) -> distance.apply(column, one) - distance.apply(column, other))
                .map(candidate -> "; did you mean \"" + candidate + "\"?")
                .orElse("; there are " + String.join(", ", known));
    }
}
