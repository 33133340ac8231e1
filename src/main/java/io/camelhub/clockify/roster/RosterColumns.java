package io.camelhub.clockify.roster;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Maps the columns of a file to those of the roster, and the texts of {@code active} to values. A column is found by the user's mapping, by the
 * usual headers of HR systems in eight languages, or, without a known header, by its content.
 */
@Decision
public final class RosterColumns {

    private static final String EMAIL = "email";
    private static final String MANAGER = "manager_email";
    private static final String FURTHER = "emails";
    private static final String ACTIVE = "active";
    private static final int MOST_STATES = 1000;
    /** A header that may mean the first or the last name, where the file has a column for the other one. */
    private static final Set<String> BARE_NAMES = Set.of("name", "nom", "nombre", "nome", "naam");
    /** Beginnings of words in a header that show that the address is not the employee's own. */
    private static final List<String> MANAGERS = List.of("manager", "supervisor", "vorgesetzt", "fuhrungskraft", "responsab", "responsav",
            "chef", "jefe", "superior", "leidinggevende", "przelozon", "kierownik", "gestor", "reports");

    /**
     * Remedies in error messages, in the terms of the command line or of the page.
     *
     * @param id where no column is the id
     * @param email where no column holds addresses
     * @param value where a value of {@code active} is unknown
     * @param guess where a guess is wrong
     */
    record Remedies(String id, String email, String value, String guess) {

        static final Remedies OF_A_QUERY = new Remedies("", "", "write true or false", "");

        private static final Remedies OF_A_COMMAND = new Remedies("say which it is by --map id=HEADER", "say which it is by --map email=HEADER",
                "write true or false, or say what it means, as in --map-value active:TEXT=true", "--map says otherwise");
        private static final Remedies OF_A_PAGE = new Remedies("choose which it is below", "choose which it is below",
                "choose what it means below", "choose another below");
    }

    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> exactly;

    private final Remedies remedies;

    private RosterColumns(Map<String, String> mapped, List<String> exactly, Map<String, String> values, Remedies remedies) {
        mapped.forEach((column, header) -> this.mapped.put(RosterWords.key(column), RosterWords.key(header)));
        this.exactly = exactly;
        this.remedies = remedies;
        this.values.putAll(values);
    }

    /** @param mapped the user's headers by column */
    public RosterColumns(Map<String, String> mapped) {
        this(mapped, Map.of());
    }

    /**
     * @param mapped the user's headers by column
     * @param values the user's values by column and text, such as {@code true} by {@code active:Aktiv}
     */
    public RosterColumns(Map<String, String> mapped, Map<String, String> values) {
        this(mapped, null, values, Remedies.OF_A_COMMAND);
    }

    /**
     * The columns that a user chose on a page.
     *
     * @param columns in the order of the file, empty for an ignored one; null where nothing is chosen yet
     * @param values as in {@link #RosterColumns(Map, Map)}
     */
    public static RosterColumns chosen(List<String> columns, Map<String, String> values) {
        return new RosterColumns(Map.of(), columns == null ? null : List.copyOf(columns), values, Remedies.OF_A_PAGE);
    }

    Remedies remedies() {
        return remedies;
    }

    /** All columns of a roster. */
    public static List<String> all() {
        return List.copyOf(RosterWords.headers().keySet());
    }

    /** The texts of {@code active} that are unknown, and those for which the user gave a value. */
    List<String> states(List<CsvTable.Row> rows) {
        Set<String> texts = new LinkedHashSet<>();
        values.keySet().stream().filter(key -> key.startsWith(ACTIVE + ":")).forEach(key -> texts.add(key.substring(ACTIVE.length() + 1)));
        rows.stream().map(row -> row.cells().get(ACTIVE)).filter(text -> text != null && !text.isBlank() && !RosterWords.isKnown(text))
                .map(String::strip).limit(MOST_STATES).forEach(texts::add);
        return List.copyOf(texts);
    }

    /** The user's value for a text; otherwise the text itself. */
    String value(String column, String text) {
        if (text == null || values.isEmpty()) {
            return text;
        }
        return values.entrySet().stream().filter(one -> isMeant(one.getKey(), column, text)).map(Map.Entry::getValue).findFirst().orElse(text);
    }

    private static boolean isMeant(String key, String column, String text) {
        int colon = key.indexOf(':');
        return colon > 0 && RosterWords.key(key.substring(0, colon)).equals(column)
                && RosterWords.word(key.substring(colon + 1)).equals(RosterWords.word(text));
    }

    /**
     * The column of each header; null for an ignored one.
     *
     * @param rows the rows below the headers
     * @param errors collects problems of the user's mapping
     * @param notes collects guesses
     */
    List<String> of(List<String> headers, List<List<String>> rows, List<String> errors, List<String> notes) {
        checkValues(errors);
        List<String> keys = headers.stream().map(RosterWords::key).toList();
        if (exactly != null) {
            return asChosen(headers, errors);
        }
        String[] columns = new String[keys.size()];
        mapped.forEach((column, header) -> {
            if (!RosterWords.headers().containsKey(column)) {
                errors.add("--map " + column + "=" + header + ": there is no such column; there are "
                        + String.join(", ", RosterWords.headers().keySet()));
            } else if (!keys.contains(header)) {
                errors.add("--map " + column + "=" + header + ": the file has no such header; it has " + String.join(", ", headers));
            } else {
                columns[keys.indexOf(header)] = column;
            }
        });
        byName(keys, columns);
        // a cell with an address is not a header: the file has none, and this is its first row
        if (headers.stream().noneMatch(header -> EmailKey.of(header).isPresent())) {
            byContent(headers, keys, columns, rows, notes);
        }
        return new ArrayList<>(Arrays.asList(columns));
    }

    private void byName(List<String> keys, String[] columns) {
        RosterWords.headers().forEach((column, names) -> {
            if (!Arrays.asList(columns).contains(column)) {
                names.stream().map(keys::indexOf).filter(place -> place >= 0 && columns[place] == null).findFirst()
                        .ifPresent(place -> columns[place] = column);
            }
        });
        for (int place = 0; place < columns.length; place++) {
            // email2, email_3, ...
            String key = keys.get(place);
            columns[place] = columns[place] == null && key.startsWith(EMAIL) && !RosterWords.headers().containsKey(key)
                    && !isOfManager(key) && keys.indexOf(key) == place ? key : columns[place];
        }
        int full = Arrays.asList(columns).indexOf("full_name");
        boolean first = Arrays.asList(columns).contains("first_name");
        boolean last = Arrays.asList(columns).contains("last_name");
        if (full >= 0 && BARE_NAMES.contains(keys.get(full)) && first != last && !mapped.containsKey("full_name")) {
            columns[full] = first ? "last_name" : "first_name";
        }
    }

    private void byContent(List<String> headers, List<String> keys, String[] columns, List<List<String>> rows, List<String> notes) {
        List<Integer> addresses = IntStream.range(0, columns.length).filter(place -> columns[place] == null && holdsAddresses(rows, place)).boxed().toList();
        addresses.stream().filter(place -> isOfManager(keys.get(place))).findFirst().filter(place -> !Arrays.asList(columns).contains(MANAGER))
                .ifPresent(place -> guess(headers, columns, place, MANAGER, "since it holds addresses, and its name is a manager's", notes));
        boolean hasAddress = Arrays.stream(columns).filter(Objects::nonNull).anyMatch(column -> column.startsWith(EMAIL));
        if (!hasAddress) {
            // an employee's own address is in one row, a manager's in many
            List<Integer> own = addresses.stream().filter(place -> !isOfManager(keys.get(place)) && areDistinct(rows, place)).toList();
            if (own.size() > 1) {
                notes.add("several columns hold e-mail addresses: " + String.join(", ", own.stream().map(headers::get).toList()));
            } else {
                own.forEach(place -> guess(headers, columns, place, EMAIL, "since most of its cells are addresses", notes));
            }
        }
        if (!Arrays.asList(columns).contains(ACTIVE)) {
            IntStream.range(0, columns.length).filter(place -> columns[place] == null).filter(place -> {
                Set<String> texts = new HashSet<>(cells(rows, place));
                return !texts.isEmpty() && RosterWords.areStates(texts);
            }).boxed().min(Comparator.naturalOrder())
                    .ifPresent(place -> guess(headers, columns, place, ACTIVE, "since all its cells say who is active", notes));
        }
    }

    private void guess(List<String> headers, String[] columns, int place, String column, String why, List<String> notes) {
        columns[place] = column;
        notes.add("the column \"" + headers.get(place) + "\" is read as " + column + ", " + why + "; where that is wrong, " + remedies.guess());
    }

    private static boolean isOfManager(String key) {
        return Arrays.stream(key.split("_")).anyMatch(word -> MANAGERS.stream().anyMatch(word::startsWith));
    }

    private static List<String> cells(List<List<String>> rows, int place) {
        return rows.stream().map(row -> place < row.size() ? row.get(place) : null).filter(cell -> cell != null && !cell.isBlank()).toList();
    }

    private static boolean holdsAddresses(List<List<String>> rows, int place) {
        List<String> cells = cells(rows, place);
        return cells.stream().filter(cell -> EmailKey.of(cell).isPresent()).count() * 2 > cells.size();
    }

    private static boolean areDistinct(List<List<String>> rows, int place) {
        List<String> cells = cells(rows, place);
        return new HashSet<>(cells).size() * 10 > cells.size() * 9;
    }

    private List<String> asChosen(List<String> headers, List<String> errors) {
        List<String> columns = new ArrayList<>();
        for (int place = 0; place < headers.size(); place++) {
            String column = place < exactly.size() ? RosterWords.key(exactly.get(place)) : "";
            if (!column.isEmpty() && !RosterWords.headers().containsKey(column)) {
                errors.add("there is no column " + column + " of a roster; there are " + String.join(", ", RosterWords.headers().keySet()));
            } else if (columns.contains(column) && !column.isEmpty() && !column.equals(FURTHER)) {
                errors.add("two columns cannot both be " + column + ": \"" + headers.get(columns.indexOf(column)) + "\" and \""
                        + headers.get(place) + "\"");
            }
            columns.add(column.isEmpty() ? null : columns.contains(column) ? EMAIL + "_" + place : column);
        }
        return columns;
    }

    private void checkValues(List<String> errors) {
        values.forEach((key, value) -> {
            int colon = key.indexOf(':');
            String column = colon < 0 ? "" : RosterWords.key(key.substring(0, colon));
            String said = "--map-value " + key + "=" + value + ": ";
            if (colon < 0) {
                errors.add(said + "write COLUMN:TEXT=VALUE, such as active:Aktiv=true");
            } else if (!RosterWords.headers().containsKey(column)) {
                errors.add(said + "there is no such column; there are " + String.join(", ", RosterWords.headers().keySet()));
            } else if (column.equals(ACTIVE) && !RosterWords.isKnown(value)) {
                errors.add(said + "write true or false for it");
            }
        });
    }
}
