package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.roster.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * People's decisions about the employee of a Clockify user. Each one is recorded with its author, its time and the state before, applies at once to
 * the whole past, is never overridden by a rule, and can be undone. An order with any impossible part writes nothing.
 */
public final class Mappings {

    private final Database database;
    private final People people;
    private final IdentityTable identities;

    public Mappings(Database database, People people) {
        this.database = database;
        this.people = people;
        this.identities = people.identities();
    }

    /** Executes one order, such as {@code choices -> choices.map(user, employee)}. */
    public DecisionReport decide(String byWhom, Function<IdentityDecisions, List<IdentityDecisions.Choice>> order) {
        return database.inRetriedTransaction(() -> {
            IdentityDecisions choices = new IdentityDecisions(people.context(null), byWhom);
            return write(choices, order.apply(choices), byWhom, 0, false);
        });
    }

    /**
     * Accepts the most likely suggestion of each undecided user, if it is of these classes and no other is about as likely. The report names the
     * users who are left out.
     *
     * @param dryRun true to report the result and write nothing
     */
    public DecisionReport accept(Set<SuggestionClass> classes, String byWhom, boolean dryRun) {
        return database.inRetriedTransaction(() -> {
            IdentityDecisions choices = new IdentityDecisions(people.context(null), byWhom);
            ClassAcceptance suggested = new ClassAcceptance(choices.context(), classes);
            DecisionReport report = write(choices, choices.accept(suggested), byWhom, 0, dryRun);
            return new DecisionReport(report.decision(), report.changes(), report.unchanged(), suggested.leftOut(), List.of());
        });
    }

    /**
     * Maps the users in the column {@code clockify_user} of a CSV file to the employees in its column {@code employee}; users without a row or
     * without an employee in it stay as they are.
     *
     * @param dryRun true to report the result and write nothing
     */
    public DecisionReport mapFile(Path file, String byWhom, boolean dryRun) {
        CsvTable csv = CsvTable.read(file, MappingFile.COLUMNS, MappingFile.COLUMNS, PeopleList.CSV_COLUMNS::contains);
        return database.inRetriedTransaction(() -> {
            IdentityDecisions choices = new IdentityDecisions(people.context(null), byWhom);
            MappingFile mappings = MappingFile.of(csv, choices);
            return mappings.errors().isEmpty()
                    ? write(choices, mappings.choices(), byWhom, mappings.unchanged(), dryRun)
                    : new DecisionReport(null, List.of(), mappings.unchanged(), List.of(), mappings.errors());
        });
    }

    /**
     * The history, the oldest first.
     *
     * @param clockifyUser the user, as a person names them; null for all
     */
    public List<IdentityChange> history(String clockifyUser) {
        return database.inRetriedTransaction(() -> {
            String id = clockifyUser == null ? null : new IdentityDecisions(people.context(null), null).user(clockifyUser).id();
            return identities.history().stream().filter(change -> id == null || change.userId().equals(id)).toList();
        });
    }

    private DecisionReport write(
            IdentityDecisions choices, List<IdentityDecisions.Choice> wanted, String byWhom, int unchanged, boolean dryRun) {
        IdentityTable.Changes changes = identities.changes(byWhom);
        List<Decided> decided = new ArrayList<>();
        for (IdentityDecisions.Choice choice : wanted) {
            Identity before = choices.context().decided(choice.user().id());
            if (!Objects.equals(before, choice.identity())) {
                changes.settle(choice.user(), before, choice.identity());
                decided.add(choices.described(choice));
            }
        }
        if (!dryRun) {
            changes.write();
        }
        return new DecisionReport(dryRun || decided.isEmpty() ? null : changes.id(), decided,
                unchanged + wanted.size() - decided.size(), List.of(), List.of());
    }
}
