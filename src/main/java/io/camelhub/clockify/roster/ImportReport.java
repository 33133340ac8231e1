package io.camelhub.clockify.roster;

import java.util.List;

/**
 * What reading a roster did, or, in a dry run, would do: numbers of employees, of whom the deactivated are among the updated.
 *
 * @param errors what is wrong with the rows, with their line numbers; with a file, nothing is imported if there is any
 * @param warnings what was left out, with line numbers
 * @param conflicts e-mail addresses that several employees on the roster have; nobody is matched by them
 */
public record ImportReport(int added, int updated, int unchanged, int deactivated, List<String> errors, List<String> warnings,
        List<EmailConflict> conflicts, boolean dryRun) {

    public ImportReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        conflicts = List.copyOf(conflicts);
    }

    /** Whether there were employees in it that could be taken, or nothing was wrong. */
    public boolean isTaken() {
        return errors.isEmpty() || added + updated + unchanged > 0;
    }
}
