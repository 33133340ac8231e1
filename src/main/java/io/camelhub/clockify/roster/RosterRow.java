package io.camelhub.clockify.roster;

import io.camelhub.clockify.model.ClockifyText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One unchecked row of a roster.
 *
 * @param place its place in an error message ({@code line 7})
 * @param cells the values by lower-case column name, in the order of the columns; a value may be null
 */
record RosterRow(String place, Map<String, String> cells) {

    static final List<String> COLUMNS = List.of("id", "email", "full_name", "team", "manager_email", "active", "emails");

    RosterRow {
        Map<String, String> known = new LinkedHashMap<>();
        cells.forEach((column, value) -> {
            String text = ClockifyText.known(value);
            known.put(column, text == null ? null : text.strip());
        });
        cells = known;
    }

    static boolean isColumn(String column) {
        return COLUMNS.contains(column) || isEmailColumn(column);
    }

    private static boolean isEmailColumn(String column) {
        return column.startsWith("email");
    }

    /** A copy with the addresses of further rows of the same employee. */
    RosterRow withEmailsOf(List<RosterRow> further) {
        Map<String, String> merged = new LinkedHashMap<>(cells);
        merged.put("emails", Stream.concat(Stream.ofNullable(cells.get("emails")), further.stream().flatMap(row -> row.cells.entrySet().stream())
                        .filter(cell -> isEmailColumn(cell.getKey()) && cell.getValue() != null).map(Map.Entry::getValue))
                .collect(Collectors.joining(";")));
        return new RosterRow(place, merged);
    }

    String id() {
        return cells.get("id");
    }

    /** Whether it has a column for addresses, even an empty one. */
    boolean hasEmailColumn() {
        return cells.keySet().stream().anyMatch(RosterRow::isEmailColumn);
    }

    /**
     * The employee in this row.
     *
     * @param known the stored employee, whose values stay where the roster has no such column; null for none
     * @param remedy the remedy for an unknown value of {@code active}
     * @param errors collects problems of the row
     * @param warnings collects ignored values
     */
    Employee employee(Employee known, String remedy, LineProblems errors, LineProblems warnings) {
        Employee stored = known != null ? known : new Employee(id(), null, null, null, true, List.of());
        return new Employee(id(), fullName(stored.fullName()), cell("team", stored.team()),
                cell("manager_email", stored.managerEmail()),
                cells.containsKey("active") ? active(cells.get("active"), remedy, errors) : stored.active(),
                hasEmailColumn() ? emails(warnings) : stored.emails());
    }

    private String fullName(String otherwise) {
        boolean inParts = !cells.containsKey("full_name") && (cells.containsKey("first_name") || cells.containsKey("last_name"));
        return !inParts ? cell("full_name", otherwise)
                : ClockifyText.known(Stream.of("first_name", "last_name").map(cells::get).filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")));
    }

    private String cell(String column, String otherwise) {
        return cells.containsKey(column) ? cells.get(column) : otherwise;
    }

    private boolean active(String value, String remedy, LineProblems errors) {
        String word = value == null ? "true" : value;
        if (!RosterWords.isKnown(word)) {
            errors.add(place, "active is ", "\"" + value + "\"", "; " + remedy);
        }
        return RosterWords.isYes(word);
    }

    private List<String> emails(LineProblems warnings) {
        Map<EmailKey, String> kept = new LinkedHashMap<>();
        for (String email : written()) {
            EmailKey.of(email).ifPresentOrElse(
                    key -> kept.putIfAbsent(key, email),
                    () -> warnings.add(place, "", "\"" + email + "\"", " is no e-mail address; left out"));
        }
        return List.copyOf(kept.values());
    }

    private List<String> written() {
        List<String> emails = new ArrayList<>();
        Stream.ofNullable(cells.get("email")).forEach(emails::add);
        cells.forEach((column, value) -> {
            if (value != null && isEmailColumn(column) && !column.equals("email")) {
                Stream.of(column.equals("emails") ? value.split(";") : new String[] {value})
                        .filter(email -> !email.isBlank()).map(String::strip).forEach(emails::add);
            }
        });
        return emails;
    }
}
