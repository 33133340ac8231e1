package io.camelhub.clockify.roster;

import io.camelhub.clockify.model.ClockifyText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One unchecked row of a roster.
 *
 * @param place its place in an error message ({@code line 7})
 * @param cells the values by lower-case column name, in the order of the columns; a value may be null
 */
record RosterRow(String place, Map<String, String> cells) {

    static final List<String> COLUMNS = List.of("id", "email", "full_name", "team", "manager_email", "active", "week_hours", "joined_on", "left_on",
            "emails");

    private static final String DAY = "write a day as year-month-day, such as 2026-01-31";
    private static final BigDecimal WEEK = BigDecimal.valueOf(168);

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
                new Employment(
                        read("week_hours", stored.employment().weekHours(), RosterRow::hours, "write hours of a week, such as 40 or 38.5", errors),
                        read("joined_on", stored.employment().joinedOn(), RosterRow::day, DAY, errors),
                        read("left_on", stored.employment().leftOn(), RosterRow::day, DAY, errors)),
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

    /** The value of a column; of a wrong one, a problem and null. */
    private <T> T read(String column, T otherwise, Function<String, Optional<T>> as, String columnsRemedy, LineProblems errors) {
        if (!cells.containsKey(column)) {
            return otherwise;
        }
        String text = cells.get(column);
        Optional<T> value = text == null ? Optional.empty() : as.apply(text);
        if (text != null && value.isEmpty()) {
            errors.add(place, column + " is ", "\"" + text + "\"", "; " + columnsRemedy);
        }
        return value.orElse(null);
    }

    private static Optional<BigDecimal> hours(String text) {
        return Optional.of(text.replace(',', '.')).filter(number -> number.matches("\\d{1,3}(\\.\\d{1,8})?")).map(BigDecimal::new)
                .filter(hours -> hours.compareTo(WEEK) <= 0).map(hours -> hours.setScale(2, RoundingMode.HALF_UP));
    }

    /** The day of a date or, as a query may return it, of a time. */
    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}([ T].*)?") ? Optional.of(LocalDate.parse(text.substring(0, 10))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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
