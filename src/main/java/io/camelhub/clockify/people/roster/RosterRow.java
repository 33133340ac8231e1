package io.camelhub.clockify.people.roster;

import io.camelhub.clockify.people.naming.ClockifyText;
import io.camelhub.clockify.people.naming.EmailKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of a roster, before it is checked.
 *
 * @param place where it stands, as an error names it ({@code line 7})
 * @param cells the values by lower-case column name, in the order of the columns; a value may be null
 */
record RosterRow(String place, Map<String, String> cells) {

    static final List<String> COLUMNS = List.of("id", "email", "full_name", "team", "manager_email", "active", "emails");

    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "active");
    private static final Set<String> NO = Set.of("false", "f", "no", "n", "0", "inactive");

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

    /** This row with the addresses of a further one of the same employee. */
    RosterRow withEmailsOf(RosterRow further) {
        Map<String, String> merged = new LinkedHashMap<>(cells);
        merged.put("emails", Stream.concat(Stream.ofNullable(cells.get("emails")), further.cells.entrySet().stream()
                        .filter(cell -> isEmailColumn(cell.getKey()) && cell.getValue() != null).map(Map.Entry::getValue))
                .collect(Collectors.joining(";")));
        return new RosterRow(place, merged);
    }

    String id() {
        return cells.get("id");
    }

    /**
     * The employee that this row describes.
     *
     * @param stored the employee as known before, whose values stay where the roster has no such column; null for none
     * @param errors takes what is wrong with the row
     * @param warnings takes what is left out of it
     */
    Employee employee(Employee stored, List<String> errors, List<String> warnings) {
        return new Employee(
                id(),
                cell("full_name", stored == null ? null : stored.fullName()),
                cell("team", stored == null ? null : stored.team()),
                cell("manager_email", stored == null ? null : stored.managerEmail()),
                active(stored, errors),
                emails(stored, warnings));
    }

    private String cell(String column, String otherwise) {
        return cells.containsKey(column) ? cells.get(column) : otherwise;
    }

    private boolean active(Employee stored, List<String> errors) {
        if (!cells.containsKey("active")) {
            return stored == null || stored.active();
        }
        String value = cells.get("active");
        String word = value == null ? "true" : value.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            errors.add(place + ": active is \"" + value + "\"; write true or false");
        }
        return YES.contains(word);
    }

    private List<String> emails(Employee stored, List<String> warnings) {
        if (stored != null && cells.keySet().stream().noneMatch(RosterRow::isEmailColumn)) {
            return stored.emails();
        }
        Map<EmailKey, String> kept = new LinkedHashMap<>();
        for (String email : written()) {
            EmailKey.of(email).ifPresentOrElse(
                    key -> kept.putIfAbsent(key, email),
                    () -> warnings.add(place + ": \"" + email + "\" is no e-mail address; left out"));
        }
        return List.copyOf(kept.values());
    }

    private List<String> written() {
        List<String> emails = new ArrayList<>();
        if (cells.get("email") != null) {
            emails.add(cells.get("email"));
        }
        cells.forEach((column, value) -> {
            if (value != null && isEmailColumn(column) && !column.equals("email")) {
                for (String email : column.equals("emails") ? value.split(";") : new String[] {value}) {
                    if (!email.isBlank()) {
                        emails.add(email.strip());
                    }
                }
            }
        });
        return emails;
    }
}
