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

/** Orders that the employees of a CSV file are added or updated, and that the users are matched with them. */
public final class ImportRoster {

    private final Roster roster;
    private final People people;
    private final AuditLog audit;

    public ImportRoster(Roster roster, People people, AuditLog audit) {
        this.roster = roster;
        this.people = people;
        this.audit = audit;
    }

    /** As {@link #run(Path, RosterColumns, boolean, Order)}, by the headers alone. */
    public ImportReport run(Path file, Order order) {
        return run(file, new RosterColumns(Map.of()), false, order);
    }

    /**
     * What an import would do.
     *
     * @param matching how many of the employees whom the file names would have a Clockify user
     */
    public record Preview(RosterPreview roster, int matching) {
    }

    /** What {@link #run(Path, RosterColumns, boolean, Order)} would do, and how the file is read; nothing is written. */
    public Preview preview(Path file, RosterColumns columns, Order order) {
        order.log("import employees from " + file + ", dry run");
        RosterPreview preview = roster.preview(file, columns);
        return new Preview(preview, preview.report().errors().isEmpty() ? people.matching(preview.after(), preview.named()) : 0);
    }

    /** With {@code dryRun}, only what would change; nothing is written where anything is wrong. */
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
