package io.camelhub.clockify.command;

import io.camelhub.clockify.people.People;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.roster.RosterColumns;
import io.camelhub.clockify.roster.RosterPreview;
import java.nio.file.Path;
import java.util.Map;

/** Adds or updates the employees of a CSV file, and matches the users with them. */
public final class ImportRoster {

    private final Roster roster;
    private final People people;
    private final AuditLog audit;

    public ImportRoster(Roster roster, People people, AuditLog audit) {
        this.roster = roster;
        this.people = people;
        this.audit = audit;
    }

    /** Imports with the columns found by their headers only. */
    public ImportReport run(Path file, Order order) {
        return run(file, new RosterColumns(Map.of()), false, order);
    }

    /**
     * The result of a dry run.
     *
     * @param matching the number of employees in the file who would have a Clockify user
     */
    public record Preview(RosterPreview roster, int matching) {
    }

    /** The dry run of {@link #run(Path, RosterColumns, boolean, Order)}, with the way in which the file is read. */
    public Preview preview(Path file, RosterColumns columns, Order order) {
        order.log("import employees from " + file + ", dry run");
        RosterPreview preview = roster.preview(file, columns);
        return new Preview(preview, preview.report().errors().isEmpty() ? people.matching(preview.after(), preview.named()) : 0);
    }

    /** Imports the file; with any error, or with {@code dryRun}, only reports the changes. */
    public ImportReport run(Path file, RosterColumns columns, boolean dryRun, Order order) {
        order.log("import employees from " + file + (dryRun ? ", dry run" : ""));
        ImportReport report = audit.withResult(order, () -> roster.importCsv(file, columns, dryRun),
                done -> dryRun || !done.errors().isEmpty() ? null
                        : new Line(AuditAction.ROSTER_IMPORTED, null, null, done.added() + " new, " + done.updated() + " changed, "
                                + done.unchanged() + " as they were", null));
        if (!dryRun && report.errors().isEmpty()) {
            people.matchAll();
        }
        return report;
    }
}
