package io.camelhub.clockify.command;

import io.camelhub.clockify.people.identity.People;
import io.camelhub.clockify.people.roster.ImportReport;
import io.camelhub.clockify.people.roster.Roster;
import io.camelhub.clockify.people.roster.RosterColumns;
import java.nio.file.Path;
import java.util.Map;

/** Orders that the employees of a CSV file are added or updated, and that the users are matched with them. */
public final class ImportRoster {

    private final Roster roster;
    private final People people;

    public ImportRoster(Roster roster, People people) {
        this.roster = roster;
        this.people = people;
    }

    /** As {@link #run(Path, RosterColumns, boolean, Order)}, by the headers alone. */
    public ImportReport run(Path file, Order order) {
        return run(file, new RosterColumns(Map.of()), false, order);
    }

    /** With {@code dryRun}, only what would change; nothing is written where anything is wrong. */
    public ImportReport run(Path file, RosterColumns columns, boolean dryRun, Order order) {
        order.log("import employees from " + file + (dryRun ? ", dry run" : ""));
        ImportReport report = roster.importCsv(file, columns, dryRun);
        if (!dryRun && report.errors().isEmpty()) {
            people.matchAll();
        }
        return report;
    }
}
