package io.camelhub.clockify.roster;

import java.util.List;

/**
 * The result of a roster import, or of its dry run: numbers of employees, with the deactivated counted among the updated.
 *
 * @param errors problems of the rows, with line numbers; a file with any is not imported at all
 * @param warnings what was ignored, with line numbers
 * @param conflicts e-mail addresses that several employees have; nobody is matched by them
 */
public record ImportReport(int added, int updated, int unchanged, int deactivated, List<String> errors, List<String> warnings,
        List<EmailConflict> conflicts, boolean dryRun) {

    public ImportReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        conflicts = List.copyOf(conflicts);
    }

    /** Whether the source had at least one valid employee, or no errors. */
    public boolean isTaken() {
        return errors.isEmpty() || added + updated + unchanged > 0;
    }
}
