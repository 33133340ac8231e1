package io.camelhub.clockify.people;

import io.camelhub.clockify.model.ClockifyText;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.roster.CsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The decisions of a mapping file.
 *
 * @param choices the users whose employee changes
 * @param unchanged the number of lines that change nothing
 * @param errors problems with line numbers
 */
@Decision
record MappingFile(List<IdentityDecisions.Choice> choices, int unchanged, List<String> errors) {

    private static final String USER = "clockify_user";
    private static final String EMPLOYEE = "employee";
    /** The columns of {@link PeopleList#CSV_COLUMNS} that are read; the others are for the reader. */
    static final List<String> COLUMNS = List.of(USER, EMPLOYEE);

    static MappingFile of(CsvTable csv, IdentityDecisions choices) {
        List<String> errors = new ArrayList<>(csv.errors());
        List<IdentityDecisions.Choice> wanted = new ArrayList<>();
        Map<UserRow, Integer> lines = new HashMap<>();
        int unchanged = 0;
        for (CsvTable.Row row : csv.columns().containsAll(COLUMNS) ? csv.rows() : List.<CsvTable.Row>of()) {
            String line = "line " + row.line() + ": ";
            String named = ClockifyText.known(row.cells().get(USER));
            String employee = ClockifyText.known(row.cells().get(EMPLOYEE));
            if (named == null) {
                errors.add(line + "the " + USER + " is missing");
            } else if (employee != null) {
                try {
                    UserRow user = choices.user(named);
                    Integer before = lines.putIfAbsent(user, row.line());
                    if (before != null) {
                        errors.add(line + "the user is on line " + before + " already");
                    }
                    Identity identity = choices.mapped(user, employee);
                    if (identity.employeeId().equals(choices.context().employeeId(user.id()))) {
                        unchanged++;
                    } else {
                        wanted.add(new IdentityDecisions.Choice(user, identity));
                    }
                } catch (WrongRequestException e) {
                    errors.add(line + e.getMessage());
                }
            }
        }
        return new MappingFile(wanted, unchanged, errors);
    }
}
