package io.camelhub.clockify.roster;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a roster, one per employee.
 *
 * @param byId the valid rows, by the employee's id
 * @param errors problems of the other rows, or of the file
 * @param passedOver headers of ignored columns
 * @param notes guesses about the columns
 * @param remedies remedies for error messages
 * @param isEmpty whether the source had no row at all, valid or not
 */
@Decision
record RosterRows(Map<String, RosterRow> byId, List<String> errors, List<String> passedOver, List<String> notes, RosterColumns.Remedies remedies,
        boolean isEmpty) {

    /** The rows of a file, in which an employee has one row. */
    static RosterRows of(CsvTable csv, RosterColumns columns) {
        LineProblems problems = new LineProblems();
        Map<String, RosterRow> byId = new LinkedHashMap<>();
        if (csv.columns().contains("id")) {
            csv.rows().forEach(line -> add(byId, new RosterRow("line " + line.line(), line.cells()), null, problems));
        }
        List<String> errors = new ArrayList<>(csv.errors());
        errors.addAll(problems.lines());
        return new RosterRows(byId, errors, csv.passedOver(), csv.notes(), columns.remedies(), csv.rows().isEmpty());
    }

    /** The rows of a query, which may return several rows of an employee, each with another address. */
    static RosterRows of(List<Map<String, String>> cells) {
        LineProblems problems = new LineProblems();
        Map<String, RosterRow> byId = new LinkedHashMap<>();
        Map<String, List<RosterRow>> further = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            add(byId, new RosterRow("row " + (i + 1), cells.get(i)), further, problems);
        }
        further.forEach((id, more) -> byId.computeIfPresent(id, (same, first) -> first.withEmailsOf(more)));
        return new RosterRows(byId, problems.lines(), List.of(), List.of(), RosterColumns.Remedies.OF_A_QUERY, cells.isEmpty());
    }

    /** @param further collects further rows of an employee; null where a second row is an error */
    private static void add(Map<String, RosterRow> byId, RosterRow row, Map<String, List<RosterRow>> further, LineProblems problems) {
        RosterRow before = row.id() == null ? null : byId.get(row.id());
        if (row.id() == null) {
            problems.add(row.place(), "the id is missing");
        } else if (row.id().length() > 64) {
            problems.add(row.place(), "the id is longer than 64 characters");
        } else if (before == null) {
            byId.put(row.id(), row);
        } else if (further != null) {
            further.computeIfAbsent(row.id(), none -> new ArrayList<>()).add(row);
        } else {
            problems.add(row.place(), "the id ", row.id() + " is on " + before.place(), " already");
        }
    }
}
