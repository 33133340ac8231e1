package io.camelhub.clockify.people.roster;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a roster, one an employee.
 *
 * @param byId the rows that can be read, by the employee's id
 * @param errors what is wrong with the others, or with the file
 * @param passedOver columns of which nothing is read
 * @param isEmpty whether there was no row at all, right or wrong
 */
@Decision
record RosterRows(Map<String, RosterRow> byId, List<String> errors, List<String> passedOver, boolean isEmpty) {

    /** Of a file, in which an employee stands once. */
    static RosterRows of(CsvTable csv) {
        RosterRows rows = new RosterRows(new LinkedHashMap<>(), new ArrayList<>(csv.errors()), csv.passedOver(), csv.rows().isEmpty());
        if (csv.columns().contains("id")) {
            csv.rows().forEach(line -> rows.add(new RosterRow("line " + line.line(), line.cells()), false));
        }
        return rows;
    }

    /** Of a query, which may return several rows of an employee, each with another address. */
    static RosterRows of(List<Map<String, String>> cells) {
        RosterRows rows = new RosterRows(new LinkedHashMap<>(), new ArrayList<>(), List.of(), cells.isEmpty());
        for (int i = 0; i < cells.size(); i++) {
            rows.add(new RosterRow("row " + (i + 1), cells.get(i)), true);
        }
        return rows;
    }

    private void add(RosterRow row, boolean mayRepeat) {
        RosterRow before = row.id() == null ? null : byId.get(row.id());
        if (row.id() == null) {
            errors.add(row.place() + ": the id is missing");
        } else if (row.id().length() > 64) {
            errors.add(row.place() + ": the id is longer than 64 characters");
        } else if (before == null) {
            byId.put(row.id(), row);
        } else if (mayRepeat) {
            byId.put(row.id(), before.withEmailsOf(row));
        } else {
            errors.add(row.place() + ": the id " + row.id() + " is on " + before.place() + " already");
        }
    }
}
